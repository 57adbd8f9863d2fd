package io.ostiary.application;

import io.ostiary.InvalidArgumentException;
import java.net.URI;

/**
 * An origin whose scripts may call the authorization server from a browser (RFC 6454): scheme, host and port, without a
 * path. https, or http on the loopback interface.
 *
 * @param value the origin, for example {@code https://app.example.com}
 */
public record WebOrigin(String value) {
    /**
     * Checks it.
     *
     * @throws InvalidArgumentException with what is wrong
     */
    public WebOrigin {
        boolean origin = RedirectUri.problem(value).isEmpty() && !RedirectUri.privateUse(value);
        if (!origin
                || !URI.create(value).getRawPath().isEmpty()
                || URI.create(value).getRawQuery() != null) {
            throw new InvalidArgumentException(
                    "origins",
                    "must be https, or http on loopback, with a host and without a path: https://app.example.com");
        }
    }

    /** The origin of that text. */
    public static WebOrigin of(String value) {
        return new WebOrigin(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
