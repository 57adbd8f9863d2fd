package io.ostiary.auth0.emulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What users hold until it expires, or until some time after it was revoked: Auth0 revokes when it comes to it. */
final class RevocableTable<T extends RevocableTable.Revocable> {
    private final Tenant tenant;
    private final Map<String, T> byId = new LinkedHashMap<>();
    private final List<T> everIssued = new ArrayList<>();
    private final Map<String, Instant> ending = new HashMap<>();

    RevocableTable(Tenant tenant) {
        this.tenant = tenant;
        tenant.onSettle(this::settle);
        tenant.users().onRemoval(user -> ofUser(user.id()).forEach(this::remove));
    }

    void add(T item) {
        byId.put(item.id(), item);
        everIssued.add(item);
    }

    /** Also those that ended. */
    List<T> everIssued() {
        return everIssued;
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Oldest first. */
    List<T> ofUser(String userId) {
        return byId.values().stream()
                .filter(item -> item.userId().equals(userId))
                .toList();
    }

    List<T> all() {
        return List.copyOf(byId.values());
    }

    /** Ends it after the time that the tenant takes for that. */
    void revoke(T item) {
        ending.putIfAbsent(
                item.id(), tenant.clock().instant().plus(tenant.switches().revocationTime()));
    }

    /** Ends it now. */
    void remove(T item) {
        byId.remove(item.id());
        ending.remove(item.id());
    }

    private void settle() {
        Instant now = tenant.clock().instant();
        List<T> over = new ArrayList<>();
        for (T item : byId.values()) {
            if (item.hasExpired(now)
                    || Optional.ofNullable(ending.get(item.id()))
                            .filter(due -> !due.isAfter(now))
                            .isPresent()) {
                over.add(item);
            }
        }
        over.forEach(this::remove);
    }

    /** Something that belongs to a user and ends. */
    interface Revocable {
        String id();

        String userId();

        boolean hasExpired(Instant now);
    }
}
