package io.ostiary.mcp.binding;

import java.util.Locale;

/** How Java names look in JSON. */
public final class Names {
    private Names() {}

    /** {@code givenName} as {@code given_name}. */
    public static String snake(String javaName) {
        return javaName.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** An enum constant in lower case. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
