package io.ostiary.application;

import static io.ostiary.application.GrantType.AUTHORIZATION_CODE;
import static io.ostiary.application.GrantType.CLIENT_CREDENTIALS;
import static io.ostiary.application.GrantType.DEVICE_CODE;
import static io.ostiary.application.GrantType.REFRESH_TOKEN;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where an application runs, which decides whether it can keep a secret and how it gets tokens. */
public enum ApplicationType {
    /** On a server, behind a browser: keeps a secret. */
    WEB,
    /** In a browser: everybody can read what it holds, so it has no secret. */
    SPA,
    /** On a person's device: whoever has the device can read what it holds, so it has no secret. */
    NATIVE,
    /** On a server, without a person: keeps a secret and needs no redirect URI. */
    MACHINE;

    /** Whether it can keep a secret, and so has one (RFC 6749 §2.1). */
    public boolean confidential() {
        return this == WEB || this == MACHINE;
    }

    /** Whether a person signs in to it, by way of a redirect URI. */
    public boolean interactive() {
        return this != MACHINE;
    }

    /** The grant types that it has unless others are given. */
    public Set<GrantType> defaultGrantTypes() {
        return Collections.unmodifiableSet(
                interactive() ? EnumSet.of(AUTHORIZATION_CODE, REFRESH_TOKEN) : EnumSet.of(CLIENT_CREDENTIALS));
    }

    /** The grant types that it can be given. */
    public Set<GrantType> grantTypes() {
        return Collections.unmodifiableSet(
                switch (this) {
                    case WEB -> EnumSet.of(AUTHORIZATION_CODE, REFRESH_TOKEN, CLIENT_CREDENTIALS);
                    case SPA -> EnumSet.of(AUTHORIZATION_CODE, REFRESH_TOKEN);
                    case NATIVE -> EnumSet.of(AUTHORIZATION_CODE, REFRESH_TOKEN, DEVICE_CODE);
                    case MACHINE -> EnumSet.of(CLIENT_CREDENTIALS);
                });
    }
}
