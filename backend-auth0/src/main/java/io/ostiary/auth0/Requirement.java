package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.backend.Finding;
import io.ostiary.tenant.TenantId;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one setting of an application, a connection or an API has to be.
 *
 * @param setting the setting, in Auth0's words
 * @param remedy what an operator does about it in the Auth0 Dashboard
 * @param operations the operations that need it
 * @param met whether what the tenant has there is so
 * @param meet adds to a change what makes it so, knowing what is there; null where nobody but the operator can
 */
record Requirement(
        String setting,
        String remedy,
        Set<Operation> operations,
        Predicate<JsonNode> met,
        @Nullable BiConsumer<JsonNode, ObjectNode> meet) {

    /** That the tenant does not meet it. */
    Finding finding(TenantId tenant) {
        Set<Operation> performed =
                operations.stream().filter(Auth0Capabilities.WIDEST::supports).collect(Collectors.toSet());
        return new Finding(tenant, setting, remedy, performed, meet != null);
    }

    /** The refusal of an operation that found it unmet. */
    NotConfiguredException refusal(Operation operation, Auth0Settings settings) {
        return finding(TenantId.of(settings.domain())).refusal(operation);
    }
}
