package io.ostiary.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody acknowledged or resolved an alert.
 *
 * @param by the actor of the {@link io.ostiary.Call}, or null when it named none
 * @param at when
 */
public record AlertHandling(@Nullable String by, Instant at) {}
