package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.auth0.emulator.Auth0Emulator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Runs the kit as on a live tenant, on an emulated one that somebody else uses too, and checks that theirs stays as it was. */
final class SharedTenantHarness extends LiveHarness {
    private final Auth0Emulator emulator;
    private final Map<String, JsonNode> before;

    private SharedTenantHarness(Auth0Emulator emulator, Map<String, JsonNode> before) {
        super(Auth0Harness.access(emulator), Auth0Harness.runtime(emulator), emulator.clock()::advance);
        this.emulator = emulator;
        this.before = before;
    }

    /** On a tenant with users and roles of others, whose behaviour is set first. */
    static SharedTenantHarness on(Consumer<Auth0Emulator> behaviour) {
        Auth0Emulator emulator = Auth0Emulator.start();
        behaviour.accept(emulator);
        try (TenantOperator others = operator(emulator)) {
            String user = others.post(
                            Map.of(
                                    "connection",
                                    Auth0Emulator.CONNECTION,
                                    "email",
                                    "somebody@example.org",
                                    "password",
                                    "Canary-Password-1!"),
                            "users")
                    .path("user_id")
                    .asText();
            String role = others.post(Map.of("name", "ostiarykit"), "roles")
                    .path("id")
                    .asText();
            JsonNode unused = others.post(Map.of("roles", List.of(role)), "users", user, "roles");
            return new SharedTenantHarness(emulator, inventory(emulator, others));
        }
    }

    private static TenantOperator operator(Auth0Emulator emulator) {
        return new TenantOperator(
                Auth0Harness.access(emulator).settings(), Auth0Harness.runtime(emulator), emulator.clock()::advance);
    }

    /** Everything that there is, by where it is found. */
    private static Map<String, JsonNode> inventory(Auth0Emulator emulator, TenantOperator operator) {
        emulator.clock().advance(emulator.switches().searchLag());
        Map<String, JsonNode> inventory = new TreeMap<>();
        for (String path : List.of(
                "users",
                "connections",
                "clients",
                "resource-servers",
                "roles",
                "tenants/settings",
                "branding",
                "custom-domains",
                "actions/actions",
                "actions/triggers/post-login/bindings")) {
            inventory.put(path, operator.get(Map.of(), path.split("/", -1)));
        }
        return inventory;
    }

    @Override
    public void close() {
        super.close();
        try (TenantOperator others = operator(emulator)) {
            assertThat(inventory(emulator, others)).isEqualTo(before);
        }
        emulator.close();
    }
}
