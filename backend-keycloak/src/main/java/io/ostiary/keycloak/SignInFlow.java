package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationExecutionRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * The flow by which the realm checks a password for the {@linkplain SignInClient client}.
 *
 * <p>Keycloak's own answers a right password without a second factor like a wrong password, and asks for no factor but
 * one-time passwords. This one asks for every factor that the user enrolled, by the forms of the browser: the token
 * endpoint then answers with a page, and never with tokens, because it takes in no form.
 */
final class SignInFlow {
    /** The binding under which a client names the flow that checks a password. */
    private static final String DIRECT_GRANT = "direct_grant";

    private static final String ALIAS = "ostiary sign-in";
    private static final String SECOND_FACTOR = "ostiary second factor";
    private static final List<String> FORMS =
            List.of("auth-otp-form", "webauthn-authenticator", "auth-recovery-authn-code-form");
    private static final String REQUIRED = "REQUIRED";

    private final Requests requests;
    private final Operation operation;
    private final Subject subject;
    private final RealmResource realm;
    private final AuthenticationManagementResource flows;

    SignInFlow(TenantId tenant, Requests requests, Operation operation) {
        this.requests = requests;
        this.operation = operation;
        this.subject = Subject.tenant(tenant);
        this.realm = requests.client().realm(tenant);
        this.flows = realm.flows();
    }

    /** Whether the client follows a flow of its own, this one or another that somebody chose. */
    static boolean isBound(ClientRepresentation client) {
        Map<String, String> flows = client.getAuthenticationFlowBindingOverrides();
        return flows != null && flows.containsKey(DIRECT_GRANT);
    }

    boolean isBound() {
        return client().filter(SignInFlow::isBound).isPresent();
    }

    /** Makes the flow, and has the client follow it, which must be there. */
    void bind() {
        ClientRepresentation client = client().orElseThrow(() -> subject.missing(operation));
        client.setAuthenticationFlowBindingOverrides(Map.of(DIRECT_GRANT, create()));
        write(() -> realm.clients().get(client.getId()).update(client));
    }

    private String create() {
        // One that no client follows was not finished.
        read(flows::getFlows).stream()
                .filter(flow -> ALIAS.equals(flow.getAlias()))
                .forEach(unfinished -> write(() -> flows.deleteFlow(unfinished.getId())));
        String flow = requests.once(operation, subject, () -> Requests.createdId(flows.createFlow(flow())));
        execute(flow, "direct-grant-validate-username", REQUIRED, 0);
        execute(flow, "direct-grant-validate-password", REQUIRED, 1);
        Map<String, Object> condition = Map.of("alias", SECOND_FACTOR, "type", "basic-flow", "priority", 2);
        write(() -> flows.addExecutionFlow(ALIAS, condition));
        AuthenticationExecutionInfoRepresentation secondFactor = read(() -> flows.getExecutions(ALIAS)).stream()
                .filter(execution -> SECOND_FACTOR.equals(execution.getDisplayName()))
                .findFirst()
                .orElseThrow(() -> subject.missing(operation));
        secondFactor.setRequirement("CONDITIONAL");
        write(() -> flows.updateExecutions(ALIAS, secondFactor));
        execute(secondFactor.getFlowId(), "conditional-user-configured", REQUIRED, 0);
        // A server can be built without some of them.
        List<Object> known = read(flows::getAuthenticatorProviders).stream()
                .map(provider -> provider.get("id"))
                .toList();
        FORMS.stream()
                .filter(known::contains)
                .forEach(form -> execute(secondFactor.getFlowId(), form, "ALTERNATIVE", 1 + FORMS.indexOf(form)));
        return flow;
    }

    private Optional<ClientRepresentation> client() {
        return read(() -> realm.clients().findByClientId(SignInClient.ID)).stream()
                .findFirst();
    }

    private void execute(@Nullable String flow, String authenticator, String requirement, int priority) {
        var execution = new AuthenticationExecutionRepresentation();
        execution.setParentFlow(flow);
        execution.setAuthenticator(authenticator);
        execution.setRequirement(requirement);
        execution.setPriority(priority);
        write(() -> Requests.close(flows.addExecution(execution)));
    }

    private static AuthenticationFlowRepresentation flow() {
        var flow = new AuthenticationFlowRepresentation();
        flow.setAlias(ALIAS);
        flow.setDescription("A password, and a page instead of tokens where the user has a second factor");
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        return flow;
    }

    private <T> T read(Supplier<T> request) {
        return requests.repeatable(operation, subject, request);
    }

    private void write(Runnable request) {
        requests.once(operation, subject, () -> {
            request.run();
            return true;
        });
    }
}
