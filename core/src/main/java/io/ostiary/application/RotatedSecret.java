package io.ostiary.application;

import io.ostiary.Secret;
import java.time.Duration;

/**
 * A new secret in the place of an old one.
 *
 * @param clientSecret the new secret, which nobody is told again
 * @param oldValidFor how long the old one goes on working at most; zero when it is worth nothing already
 */
public record RotatedSecret(Secret clientSecret, Duration oldValidFor) {}
