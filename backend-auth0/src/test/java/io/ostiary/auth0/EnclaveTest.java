package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.user.ClaimMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That a run on a live tenant clears up, also after one that broke off, and leaves what others have there. */
class EnclaveTest {
    private static final String OF_A_TEST = "ostiarykit0123456789-1";

    private final Emulated emulated = new Emulated();
    private final TenantOperator operator = new TenantOperator(
            Auth0Harness.access(emulated.tenant).settings(),
            Auth0Harness.runtime(emulated.tenant),
            emulated.tenant.clock()::advance);

    @AfterEach
    void close() {
        operator.close();
        emulated.close();
    }

    @Test
    void whatARunLeftThatBrokeOffIsRemovedByTheNext() {
        List<List<String>> before = names();
        var broken = new Enclave(operator);
        create(
                Map.of(
                        "connection",
                        broken.addConnection(),
                        "email",
                        "ada@example.com",
                        "password",
                        "Canary-Password-1!"),
                "users");
        create(Map.of("name", OF_A_TEST), "roles");
        emulated.directory().claimMappers().set(new ClaimMapper(OF_A_TEST, "plan", true, false));
        assertThat(names()).isNotEqualTo(before);

        new Enclave(operator).close();

        assertThat(names()).isEqualTo(before);
    }

    @Test
    void whatOthersNamedAlikeStays() {
        create(Map.of("name", "ostiarykit"), "roles");
        create(Map.of("name", "ostiarykit0123456789a"), "roles");
        create(Map.of("name", "ostiarykits", "strategy", "auth0"), "connections");
        List<List<String>> before = names();

        new Enclave(operator).close();

        assertThat(names()).isEqualTo(before);
    }

    @Test
    void aTenantThatMapsClaimsIsLeftAlone() {
        emulated.directory().claimMappers().set(new ClaimMapper("plan", "plan", true, false));
        List<List<String>> before = names();

        assertThatThrownBy(() -> new Enclave(operator))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("claim mappers");

        assertThat(names()).isEqualTo(before);
    }

    private void create(Map<String, String> body, String path) {
        JsonNode unused = operator.post(body, path);
    }

    private List<List<String>> names() {
        return List.of(
                texts("name", "connections"),
                texts("name", "clients"),
                texts("identifier", "resource-servers"),
                texts("name", "roles"),
                texts("email", "users"),
                operator.get(Map.of(), "actions", "actions").findValuesAsText("code"),
                operator.get(Map.of(), "actions", "triggers", "post-login", "bindings")
                        .findValuesAsText("id"));
    }

    private List<String> texts(String field, String path) {
        return operator.all(Map.of(), path).stream()
                .map(item -> item.path(field).asText())
                .toList();
    }
}
