package io.ostiary.auth0;

import io.ostiary.Operation;
import java.util.function.Function;

/**
 * One operation as it is counted.
 *
 * @param operation which one
 * @param when in which case, or nothing for the ordinary one
 * @param growsWith with what the number grows, or nothing when it does not
 * @param action what to count, made ready in a tenant
 */
record RoundTrip(Operation operation, String when, String growsWith, Function<RoundTripTenant, Runnable> action) {
    static RoundTrip of(Operation operation, Function<RoundTripTenant, Runnable> action) {
        return new RoundTrip(operation, "", "", action);
    }

    RoundTrip when(String newWhen) {
        return new RoundTrip(operation, newWhen, growsWith, action);
    }

    RoundTrip growsWith(String what) {
        return new RoundTrip(operation, when, what, action);
    }
}
