package io.ostiary.auth0.emulator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The scopes of a token, as OAuth writes them: with a blank between. */
final class Scopes {
    static final String OPENID = "openid";
    static final String OFFLINE_ACCESS = "offline_access";

    private Scopes() {}

    static Set<String> parse(String text) {
        Set<String> scopes = new LinkedHashSet<>(List.of(text.strip().split("\\s+")));
        scopes.remove("");
        return scopes;
    }

    static String write(Set<String> scopes) {
        return String.join(" ", scopes);
    }
}
