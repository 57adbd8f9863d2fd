package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.backend.Finding;
import io.ostiary.backend.Setup;
import io.ostiary.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the tenant with the {@link Requirements}, and changes what of it is not met. */
final class Auth0Setup implements Setup {
    /** The operation that failures are told of. */
    private static final Operation OPERATION = Operation.GET_TENANT;

    private final Function<TenantId, ManagedTenant> tenants;

    Auth0Setup(Function<TenantId, ManagedTenant> tenants) {
        this.tenants = tenants;
    }

    @Override
    public List<Finding> check(TenantId id) {
        return new Look(tenants.apply(id)).findings(false);
    }

    @Override
    public List<Finding> fix(TenantId id) {
        return new Look(tenants.apply(id)).findings(true);
    }

    /** One comparison, with what is fixed on the way. */
    private static final class Look {
        private final ManagedTenant tenant;
        private final Requests requests;
        private final List<Finding> findings = new ArrayList<>();

        private Look(ManagedTenant tenant) {
            this.tenant = tenant;
            this.requests = tenant.requests(OPERATION);
        }

        /** What is not met; where asked, what of it was and is fixed. */
        private List<Finding> findings(boolean fix) {
            if (!fix) {
                findings.addAll(RequiredScopes.missing(tenant.id(), requests.grantedScopes(OPERATION)));
            }
            application(fix);
            invitations(fix);
            connection(fix);
            api(fix);
            return List.copyOf(findings);
        }

        private void application(boolean fix) {
            List<String> path = List.of("clients", tenant.settings().signIn().clientId());
            JsonNode client = get(path);
            compare(fix, Requirements.OF_APPLICATION, client, change -> patch(path, change));
        }

        private void invitations(boolean fix) {
            String application = tenant.settings().invitationClientId();
            compare(fix, List.of(Requirements.INVITATION_APPLICATION), BooleanNode.valueOf(application != null), null);
            if (application != null) {
                List<String> path = List.of("clients", application);
                compare(fix, Requirements.OF_INVITATION_APPLICATION, get(path), change -> patch(path, change));
            }
        }

        private void connection(boolean fix) {
            Connection connection = Connection.find(tenant, OPERATION).orElse(null);
            if (connection == null) {
                compare(fix, List.of(Requirements.CONNECTION), JsonNodeFactory.instance.objectNode(), null);
                return;
            }
            compare(
                    fix,
                    List.of(Requirements.CONNECTION, Requirements.BRUTE_FORCE_PROTECTION),
                    connection.representation(),
                    null);
            String client = tenant.settings().signIn().clientId();
            compare(
                    fix,
                    List.of(Requirements.CONNECTION_ENABLED),
                    BooleanNode.valueOf(connection.isEnabledFor(client)),
                    change -> patch(
                            List.of("connections", connection.id(), "clients"),
                            List.of(Map.of("client_id", client, "status", true))));
        }

        private void api(boolean fix) {
            String audience = tenant.settings().audience();
            compare(fix, List.of(Requirements.AUDIENCE), BooleanNode.valueOf(audience != null), null);
            if (audience != null) {
                List<String> path = List.of("resource-servers", audience);
                compare(fix, List.of(Requirements.OFFLINE_ACCESS), get(path), change -> patch(path, change));
            }
        }

        private void compare(
                boolean fix, List<Requirement> requirements, JsonNode present, @Nullable Consumer<ObjectNode> write) {
            List<Requirement> unmet = requirements.stream()
                    .filter(each -> !each.met().test(present))
                    .filter(each -> !fix || each.meet() != null)
                    .toList();
            if (fix && !unmet.isEmpty() && write != null) {
                ObjectNode change = JsonNodeFactory.instance.objectNode();
                unmet.forEach(each -> Objects.requireNonNull(each.meet()).accept(present, change));
                write.accept(change);
            }
            unmet.forEach(each -> findings.add(each.finding(tenant.id())));
        }

        /** What the tenant has there; nothing of what is not there is met. */
        private JsonNode get(List<String> path) {
            Subject subject = operation -> new NotFoundException(operation, path.get(0), path.get(1));
            return requests.repeatable(OPERATION, subject, attempt -> attempt.management("GET", path, Map.of(), null));
        }

        private void patch(List<String> path, Object change) {
            Subject subject = operation -> new NotFoundException(operation, path.get(0), path.get(1));
            requests.perform(OPERATION, subject, attempt -> {
                JsonNode unused = attempt.management("PATCH", path, Map.of(), RawJson.body(change));
            });
        }
    }
}
