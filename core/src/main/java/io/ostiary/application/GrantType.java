package io.ostiary.application;

import java.util.Locale;
import java.util.Optional;

/** A way in which an application gets tokens. */
public enum GrantType {
    /** A person signs in with a browser (RFC 6749 §4.1), always with PKCE (RFC 7636). */
    AUTHORIZATION_CODE,
    /** Goes on without the person (RFC 6749 §6). */
    REFRESH_TOKEN,
    /** Nobody is there: the application acts for itself (RFC 6749 §4.4). */
    CLIENT_CREDENTIALS,
    /** A device without a browser, approved on another one (RFC 8628). */
    DEVICE_CODE,
    /** Tokens in an address, which OAuth 2.1 no longer has. Told where an application has it, and given to none. */
    IMPLICIT,
    /** The application sees the password, which OAuth 2.1 no longer has. Told where an application has it, and given to none. */
    PASSWORD;

    private static final String DEVICE_CODE_URN = "urn:ietf:params:oauth:grant-type:device_code";

    /** Its name on the wire, in {@code grant_type}. */
    public String wireName() {
        return this == DEVICE_CODE ? DEVICE_CODE_URN : name().toLowerCase(Locale.ROOT);
    }

    /** The grant type of that name on the wire; empty for those that are not named here. */
    public static Optional<GrantType> ofWireName(String name) {
        for (GrantType type : values()) {
            if (type.wireName().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
