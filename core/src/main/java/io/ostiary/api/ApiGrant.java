package io.ostiary.api;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.GrantType;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * That an application may call an API for itself, without a person (RFC 6749 §4.4).
 *
 * @param application who may call
 * @param api what it may call
 * @param scopes what it may do there; none when it may call, but do nothing that takes a scope
 */
public record ApiGrant(ApplicationId application, ApiId api, SortedSet<String> scopes) {
    /** Copies the scopes. */
    public ApiGrant {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }

    /** A grant of those scopes. */
    public static ApiGrant of(ApplicationId application, ApiId api, Collection<String> scopes) {
        return new ApiGrant(application, api, new TreeSet<>(scopes));
    }

    /** The grant with those scopes as well. */
    public ApiGrant plus(Collection<String> more) {
        SortedSet<String> all = new TreeSet<>(scopes);
        all.addAll(more);
        return new ApiGrant(application, api, all);
    }

    /**
     * The grant without those scopes; without all when none are named.
     *
     * @throws NotFoundException when it has not one of them
     */
    public ApiGrant without(Set<String> revoked) {
        revoked.stream()
                .filter(scope -> !scopes.contains(scope))
                .sorted()
                .findFirst()
                .ifPresent(missing -> {
                    throw new NotFoundException(
                            Operation.REVOKE_APPLICATION_ACCESS,
                            "scope granted to application " + application,
                            missing);
                });
        return minus(revoked.isEmpty() ? scopes : revoked);
    }

    /** What to say where there is no grant to revoke. */
    public static NotFoundException none(ApplicationId application, ApiId api) {
        return new NotFoundException(
                Operation.REVOKE_APPLICATION_ACCESS, "grant of application " + application, api.value());
    }

    /**
     * Refuses an application that gets no tokens without a person.
     *
     * @throws ConflictException when it lacks the grant type for that
     */
    public static void requireActsForItself(Application application) {
        if (!application.grantTypes().contains(GrantType.CLIENT_CREDENTIALS)) {
            throw new ConflictException(
                    Operation.GRANT_APPLICATION_ACCESS,
                    "application " + application.id() + " only acts for people who sign in to it;"
                            + " update_application can give it the grant type client_credentials");
        }
    }

    /** The grant without those scopes, as far as it has them. */
    public ApiGrant minus(Collection<String> gone) {
        SortedSet<String> rest = new TreeSet<>(scopes);
        rest.removeAll(gone);
        return new ApiGrant(application, api, rest);
    }
}
