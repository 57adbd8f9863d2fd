package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.backend.Finding;
import io.ostiary.backend.Setup;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TenantSetupTest {
    private static final TenantPatch OPEN = new TenantPatch(Change.keep(), Change.set(true), Change.keep());
    private static final TenantPatch CLOSED = new TenantPatch(Change.keep(), Change.set(false), Change.keep());

    private final Emulated emulated = new Emulated();
    private final TenantId tenant = TenantId.of(emulated.tenant.domain());

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void whatTheSignInApplicationLacksIsFoundAndFixed() {
        String client = "clients/" + emulated.tenant.signInClientId();
        emulated.patch(
                client,
                "{\"grant_types\":[\"implicit\"],\"is_token_endpoint_ip_header_trusted\":false,"
                        + "\"refresh_token\":{\"rotation_type\":\"non-rotating\",\"expiration_type\":\"non-expiring\"}}");

        assertThat(setup().check(tenant)).hasSize(4).allMatch(Finding::fixable);
        assertThat(setup().fix(tenant)).hasSize(4);

        assertThat(setup().check(tenant)).isEmpty();
        JsonNode fixed = emulated.get(client);
        assertThat(fixed.path("grant_types").toString())
                .isEqualTo("[\"implicit\",\"" + SignInClient.PASSWORD_GRANT + "\",\"refresh_token\"]");
        assertThat(fixed.at("/refresh_token/rotation_type").asText()).isEqualTo("rotating");
    }

    @Test
    void whatTheApplicationThatInvitationsLeadToLacksIsFoundAndFixed() {
        String client = "clients/" + emulated.tenant.signInClientId();
        emulated.patch(client, "{\"organization_usage\":\"deny\"}");

        assertThat(setup().check(tenant)).singleElement().satisfies(finding -> {
            assertThat(finding.operations()).containsExactly(Operation.CREATE_INVITATION);
            assertThat(finding.fixable()).isTrue();
        });
        assertThat(setup().fix(tenant)).hasSize(1);

        assertThat(setup().check(tenant)).isEmpty();
        assertThat(emulated.get(client).path("organization_usage").asText()).isEqualTo("allow");
    }

    @Test
    void aScopeThatIsNotGrantedIsFoundWithTheOperationsThatNeedIt() {
        var granted = new HashSet<>(emulated.tenant.scopes());
        assertThat(RequiredScopes.missing(tenant, granted)).isEmpty();
        granted.remove("delete:roles");

        assertThat(RequiredScopes.missing(tenant, granted)).singleElement().satisfies(finding -> {
            assertThat(finding.setting()).isEqualTo("scope delete:roles");
            assertThat(finding.operations()).containsExactly(Operation.DELETE_ROLE, Operation.APPLY_RBAC_STATE);
        });
    }

    @Test
    void aConnectionThatTheSettingsMisspellIsFoundAndNotFixed() {
        try (Emulated wrong = new Emulated(Map.of("connection", "Nobodys"))) {
            TenantId id = TenantId.of(wrong.tenant.domain());
            Setup setup = wrong.backend.setup(Call.system("test"));

            assertThat(setup.fix(id)).isEmpty();
            assertThat(setup.check(id)).singleElement().satisfies(finding -> {
                assertThat(finding.setting()).contains("database connection");
                assertThat(finding.operations()).contains(Operation.CREATE_USER);
                assertThat(finding.fixable()).isFalse();
            });
        }
    }

    @Test
    void theNameIsTheOneThatTheDashboardShows() {
        var tenants = emulated.backend.tenants(Call.system("test"));

        Tenant renamed = tenants.update(tenant, TenantPatch.rename("Acme"));

        assertThat(renamed.name()).isEqualTo("Acme");
        assertThat(tenants.find(tenant)).contains(renamed);
        assertThat(tenants.resolve("Acme")).isEqualTo(renamed);
        assertThat(emulated.get("tenants/settings").path("friendly_name").asText())
                .isEqualTo("Acme");
    }

    @Test
    void registrationIsAnOptionOfTheConnectionAndTheOthersStay() {
        JsonNode before = options();

        Tenant closed = emulated.backend.tenants(Call.system("test")).update(tenant, CLOSED);

        assertThat(closed.settings().allowRegistration()).isFalse();
        assertThat(options().path("disable_signup").asBoolean()).isTrue();
        Tenant open = emulated.backend.tenants(Call.system("test")).update(tenant, OPEN);
        assertThat(open.settings().allowRegistration()).isTrue();
        JsonNode after = options();
        before.properties()
                .forEach(option -> assertThat(after.get(option.getKey())).isEqualTo(option.getValue()));
    }

    @Test
    void optionsThatAuth0DoesNotTellAreNotWrittenBack() {
        String id = emulated.get("connections").at("/0/id").asText();
        emulated.patch("connections/" + id, "{\"options\":{\"configuration\":{\"key\":\"[REDACTED]\"}}}");

        assertThatThrownBy(() -> emulated.backend.tenants(Call.system("test")).update(tenant, CLOSED))
                .isInstanceOf(ConflictException.class);

        assertThat(options().has("disable_signup")).isFalse();
    }

    private JsonNode options() {
        return emulated.get("connections").at("/0/options");
    }

    private Setup setup() {
        return emulated.backend.setup(Call.system("test"));
    }
}
