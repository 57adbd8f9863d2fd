package io.ostiary.mcp.tool;

import io.ostiary.InvalidArgumentException;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a parameter that names something is explained to a model, the same in every tool. */
final class Naming {
    static final String USER = "Id, e-mail address or username; id:, email: or username: in front says which.";
    static final String ROLE = "Id, key or name.";
    static final String ORGANIZATION = "Id, slug or name.";
    static final String APPLICATION = "Id or name.";
    static final String API = "Id, identifier or name.";
    static final String ACTION = "Id or name.";
    static final String FORM = "Id or name.";
    static final String GROUP = "Id, path such as staff/kitchen, or name.";
    static final String IDENTITY_PROVIDER = "Id, such as google, or display name.";
    static final String DOMAIN = "Id or domain name.";
    static final String TENANT = "Id or name.";

    private static final int LISTED = 20;

    private Naming() {}

    /**
     * The URL that an argument means.
     *
     * @throws InvalidArgumentException when it is none
     */
    static URI url(String field, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException(field, "must be a URL");
        }
    }

    /** A constant as arguments and results name it. */
    static String constant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Every name, for what a person lets somebody do: what is not shown cannot be approved. */
    static String all(Collection<String> names) {
        return String.join(", ", names);
    }

    /** The first of many names, and how many more there are, for those who lose something. */
    static String some(Collection<String> names) {
        String first = names.stream().limit(LISTED).collect(Collectors.joining(", "));
        String shown = first.length() <= 350 ? first : first.substring(0, 350) + "…";
        return shown + (names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : "");
    }
}
