package io.ostiary.keycloak;

import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.backend.Finding;
import io.ostiary.tenant.TenantId;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one setting of a realm has to be.
 *
 * @param <T> the representation that holds the setting
 * @param setting the setting, in Keycloak's words
 * @param remedy what an operator does about it in the Admin Console
 * @param operations the operations that need it
 * @param met whether a representation has it so
 * @param meet changes a representation so that it has, or null where nobody but the operator can
 */
record Requirement<T>(
        String setting,
        String remedy,
        Set<Operation> operations,
        Predicate<T> met,
        @Nullable Consumer<T> meet) {

    /** Whether this version performs anything that needs it. */
    boolean isNeeded() {
        return operations.stream().anyMatch(KeycloakCapabilities.WIDEST::supports);
    }

    /** That a realm does not meet it. */
    Finding finding(TenantId tenant) {
        Set<Operation> performed = operations.stream()
                .filter(KeycloakCapabilities.WIDEST::supports)
                .collect(Collectors.toSet());
        return new Finding(tenant, setting, remedy, performed, meet != null);
    }

    /** The refusal of an operation that found it unmet. */
    NotConfiguredException refusal(Operation operation, TenantId tenant) {
        return finding(tenant).refusal(operation);
    }
}
