package io.ostiary.keycloak;

import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertSubject;
import io.ostiary.audit.AuditEvent;
import io.ostiary.backend.ComposedAlerts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of sign-ins that failed without the right password, and of the locks that follow, as alerts. Keycloak itself
 * decides what brute force is; nothing in it looks for many users from one address.
 */
final class FailedSignIns {
    /** How many users make failures from one address on one day an alert; one who is not there counts each time. */
    static final int SPRAYED_USERS = 20;

    private static final String LOCKED = "user_temporarily_disabled";
    private static final Set<String> WRONG = Set.of("invalid_user_credentials", "user_not_found", LOCKED);

    private final List<AuditEvent> events;
    private final Set<String> locks;

    /**
     * Finds them among other events.
     *
     * @param locks the raw types of the events of locks
     */
    FailedSignIns(List<AuditEvent> events, Set<String> locks) {
        this.events = events;
        this.locks = locks;
    }

    void addTo(ComposedAlerts composed) {
        for (AuditEvent event : events) {
            AlertSubject user = user(event);
            AlertSubject address = address(event);
            if (user != null && (locks.contains(event.rawType()) || LOCKED.equals(event.error()))) {
                composed.add(AlertKind.BRUTE_FORCE, user, list(address), event);
            }
        }
        Map<AddressOnDay, List<AuditEvent>> failures = new LinkedHashMap<>();
        events.stream()
                .filter(event -> WRONG.contains(String.valueOf(event.error())) && address(event) != null)
                .forEach(event -> failures.computeIfAbsent(AddressOnDay.of(event), unused -> new ArrayList<>())
                        .add(event));
        failures.values().stream()
                .filter(from -> users(from) >= SPRAYED_USERS)
                .flatMap(List::stream)
                .forEach(event -> composed.add(
                        AlertKind.PASSWORD_SPRAY,
                        AlertSubject.address(String.valueOf(event.origin().address())),
                        list(user(event)),
                        event));
    }

    private static long users(List<AuditEvent> failures) {
        long nobodies = failures.stream().filter(event -> user(event) == null).count();
        return nobodies
                + failures.stream()
                        .flatMap(event -> Stream.ofNullable(user(event)))
                        .distinct()
                        .count();
    }

    private static List<AlertSubject> list(@Nullable AlertSubject subject) {
        return subject == null ? List.of() : List.of(subject);
    }

    private static @Nullable AlertSubject user(AuditEvent event) {
        String user = event.actor();
        return user == null ? null : AlertSubject.user(user);
    }

    private static @Nullable AlertSubject address(AuditEvent event) {
        String address = event.origin().address();
        return address == null ? null : AlertSubject.address(address);
    }

    private record AddressOnDay(@Nullable String address, LocalDate day) {
        static AddressOnDay of(AuditEvent event) {
            return new AddressOnDay(event.origin().address(), ComposedAlerts.day(event));
        }
    }
}
