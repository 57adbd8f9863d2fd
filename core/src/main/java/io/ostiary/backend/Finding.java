package io.ostiary.backend;

import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.Violations;
import io.ostiary.tenant.TenantId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A setting of the provider that operations need otherwise than it is.
 *
 * @param tenant the tenant that it is a setting of
 * @param setting the setting in the provider's words, for example {@code editUsernameAllowed}
 * @param remedy what an operator does about it with the provider's own means, one clause
 * @param operations the operations that do not work, or not as promised, until it is done
 * @param fixable whether {@link Setup#fix} does it
 */
public record Finding(TenantId tenant, String setting, String remedy, Set<Operation> operations, boolean fixable) {

    /** Checks that it can be told, and copies the operations. */
    public Finding {
        new Violations()
                .line("setting", setting, 1, 200)
                .line("remedy", remedy, 1, 500)
                .require(!operations.isEmpty(), "operations", "must not be empty")
                .throwIfAny();
        operations = Collections.unmodifiableSet(EnumSet.copyOf(operations));
    }

    /** The refusal of an operation that cannot be performed because of it. */
    public NotConfiguredException refusal(Operation operation) {
        return new NotConfiguredException(
                operation,
                setting + " of " + tenant,
                fixable ? remedy + ", or run ostiary doctor --fix --tenant " + tenant : remedy);
    }
}
