package io.ostiary.audit;

import static io.ostiary.Operation.AUTHENTICATE_USER;
import static io.ostiary.Operation.DELETE_USER_METADATA;
import static io.ostiary.Operation.DISABLE_USER;
import static io.ostiary.Operation.ENABLE_USER;
import static io.ostiary.Operation.IMPORT_USERS;
import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.REVOKE_USER_SESSIONS;
import static io.ostiary.Operation.SET_EMAIL_VERIFIED;
import static io.ostiary.Operation.SET_IDENTITY_PROVIDER_STATUS;
import static io.ostiary.Operation.SET_USER_METADATA;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;
import static io.ostiary.Operation.UPDATE_USER;

import io.ostiary.Effect;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Violation;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The types of event that mean the same on every backend, {@code noun.verb}, one for each operation that changes
 * something.
 *
 * <p>Where providers do not tell operations apart, they share a type: to disable a user, to verify an address and to set
 * metadata are all {@code user.update}. What a provider records beyond these keeps the provider's own name behind the
 * backend's, for example {@code keycloak:CODE_TO_TOKEN}.
 */
public final class AuditTypes {
    /** Somebody tried to sign in. */
    public static final String SIGN_IN = "user.sign_in";

    private static final String USER_UPDATE = "user.update";

    private static final Map<Operation, String> SHARED_OR_RENAMED = Map.ofEntries(
            Map.entry(UPDATE_USER, USER_UPDATE),
            Map.entry(DISABLE_USER, USER_UPDATE),
            Map.entry(ENABLE_USER, USER_UPDATE),
            Map.entry(SET_EMAIL_VERIFIED, USER_UPDATE),
            Map.entry(SET_USER_METADATA, USER_UPDATE),
            Map.entry(DELETE_USER_METADATA, USER_UPDATE),
            Map.entry(IMPORT_USERS, "user.import"),
            Map.entry(LINK_ACCOUNTS, "user.link"),
            Map.entry(UNLINK_ACCOUNTS, "user.unlink"),
            Map.entry(AUTHENTICATE_USER, SIGN_IN),
            Map.entry(REVOKE_USER_SESSIONS, "session.revoke"),
            Map.entry(SET_IDENTITY_PROVIDER_STATUS, "identity_provider.update"));

    private static final NavigableSet<String> ALL =
            Collections.unmodifiableNavigableSet(Arrays.stream(Operation.values())
                    .flatMap(operation -> of(operation).stream())
                    .collect(Collectors.toCollection(TreeSet::new)));

    private AuditTypes() {}

    /** All of them. */
    public static NavigableSet<String> all() {
        return ALL;
    }

    /** The type of an operation's events; empty for one that changes nothing. */
    public static Optional<String> of(Operation operation) {
        if (operation.effect() == Effect.READ) {
            return Optional.empty();
        }
        String shared = SHARED_OR_RENAMED.get(operation);
        return Optional.of(shared == null ? derived(operation.id()) : shared);
    }

    /**
     * Refuses types that a backend does not know, before the provider is asked.
     *
     * @param known the types of the backend; those of this class need not be among them
     * @throws InvalidArgumentException with every unknown one
     */
    public static void check(Operation operation, Set<String> types, Collection<AuditEventType> known) {
        Set<String> unknown = new LinkedHashSet<>(types);
        unknown.removeAll(ALL);
        for (AuditEventType type : known) {
            unknown.remove(type.type());
            type.rawTypes().forEach(unknown::remove);
        }
        if (!unknown.isEmpty()) {
            List<Violation> violations = unknown.stream()
                    .map(type -> new Violation(
                            "types", "'" + type + "' is no type of event here; list_audit_event_types tells all"))
                    .toList();
            throw new InvalidArgumentException(operation, violations);
        }
    }

    /** {@code create_role} is {@code role.create}. */
    private static String derived(String operation) {
        int underscore = operation.indexOf('_');
        return operation.substring(underscore + 1) + "." + operation.substring(0, underscore);
    }
}
