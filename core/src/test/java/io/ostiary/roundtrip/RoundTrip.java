package io.ostiary.roundtrip;

import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.backend.Directory;
import io.ostiary.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One operation as it is counted.
 *
 * @param operation which one
 * @param when in which case, or nothing for the ordinary one
 * @param parameters what the case asks that a backend may lack
 * @param action what to count, made ready in a tenant
 */
record RoundTrip(
        Operation operation, String when, List<String> parameters, Function<RoundTripTenant, Runnable> action) {
    /** Something that needs nothing made ready. */
    static RoundTrip of(Operation operation, Consumer<Directory> action) {
        return prepared(operation, tenant -> () -> action.accept(tenant.directory()));
    }

    static RoundTrip prepared(Operation operation, Function<RoundTripTenant, Runnable> action) {
        return new RoundTrip(operation, "", List.of(), action);
    }

    /** Something that is done to what the tenant provides. */
    static <T> RoundTrip on(
            Function<RoundTripTenant, T> provision, Operation operation, BiConsumer<Directory, T> action) {
        return prepared(operation, tenant -> {
            T subject = provision.apply(tenant);
            return () -> action.accept(tenant.directory(), subject);
        });
    }

    static RoundTrip ofUser(Operation operation, BiConsumer<Directory, User> action) {
        return on(RoundTripTenant::user, operation, action);
    }

    static RoundTrip ofSession(Operation operation, BiConsumer<Directory, RoundTripTenant.Live> action) {
        return on(RoundTripTenant::session, operation, action);
    }

    RoundTrip when(String newWhen) {
        return new RoundTrip(operation, newWhen, parameters, action);
    }

    /** Counts it only where the operation has that parameter, or value of one. */
    RoundTrip needs(String parameter) {
        List<String> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new RoundTrip(operation, when, List.copyOf(more), action);
    }

    boolean isSupported(Capabilities capabilities) {
        return capabilities.supports(operation)
                && parameters.stream().allMatch(parameter -> capabilities.supports(operation, parameter));
    }

    @Override
    public String toString() {
        return (operation.id() + " " + when).strip();
    }
}
