package io.ostiary.application;

import io.ostiary.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An application that was just registered, with the secret that nobody is told again.
 *
 * @param application the application
 * @param clientSecret its secret, or null where its type keeps none
 */
public record IssuedApplication(
        Application application, @Nullable Secret clientSecret) {}
