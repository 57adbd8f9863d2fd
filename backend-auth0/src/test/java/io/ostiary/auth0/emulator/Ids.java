package io.ostiary.auth0.emulator;

import java.security.SecureRandom;
import java.time.Clock;

/** Mints identifiers of the shapes that Auth0's have. */
final class Ids {
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String HEX = "0123456789abcdef";

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Ids(Clock clock) {
        this.clock = clock;
    }

    /** 24 hexadecimal digits that begin with the time, as those of users and resource servers. */
    String object() {
        return String.format("%08x", clock.instant().getEpochSecond()) + some(HEX, 16);
    }

    /** A prefix such as {@code rol_} and 16 letters or digits. */
    String prefixed(String prefix) {
        return prefix + some(ALPHANUMERIC, 16);
    }

    /** As a form's. */
    String form() {
        return "ap_" + some(ALPHANUMERIC, 22);
    }

    /** 32 letters or digits, as a client's. */
    String client() {
        return some(ALPHANUMERIC, 32);
    }

    /** As many letters or digits. */
    String token(int length) {
        return some(ALPHANUMERIC, length);
    }

    private String some(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
