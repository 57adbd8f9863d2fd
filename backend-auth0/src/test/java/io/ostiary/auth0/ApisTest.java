package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.PageRequest;
import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.api.ApiGrants;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.ApiScope;
import io.ostiary.api.Apis;
import io.ostiary.api.NewApi;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.NewApplication;
import io.ostiary.auth0.emulator.Auth0Emulator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApisTest {
    private static final String ORDERS = "https://orders.example.com";

    private final Emulated emulated = new Emulated();
    private final Apis apis = emulated.directory().apis();
    private final ApiGrants grants = emulated.directory().apiGrants();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void theManagementApiIsNeitherToldNorChangedNorGranted() {
        ApiId management = management();

        assertThat(apis.find(management)).isEmpty();
        assertThat(apis.list(PageRequest.first()).items())
                .extracting(Api::identifier)
                .containsExactly(Auth0Emulator.AUDIENCE);
        refuses(() -> apis.delete(management));
        refuses(() -> apis.update(
                management, ApiPatch.builder().name(Change.set("Mine")).build()));
        refuses(() -> grants.grant(machine(), management, Set.of("read:users")));
        assertThat(emulated.get("client-grants")).hasSize(1);
    }

    @Test
    void theApplicationThatTheBackendIsLosesNothing() {
        ApiId management = management();
        ApplicationId own = ApplicationId.of(emulated.tenant.clientId());

        refuses(() -> grants.revoke(own, management, Set.of()));
        refuses(() -> grants.grant(own, orders().id(), Set.of()));
    }

    @Test
    void theScopesThatArePermissionsAreChangedAsPermissions() {
        Api permissions = apis.resolve(Auth0Emulator.AUDIENCE);

        refuses(() -> apis.delete(permissions.id()));
        refuses(() -> apis.update(
                permissions.id(),
                ApiPatch.builder()
                        .scopes(Change.set(List.of(ApiScope.of("mine"))))
                        .build()));
        assertThat(apis.update(
                                permissions.id(),
                                ApiPatch.builder().name(Change.set("Renamed")).build())
                        .scopes())
                .isEqualTo(permissions.scopes());
    }

    @Test
    void aPatchKeepsWhatOnlyTheDashboardSets() {
        Api orders = orders();
        emulated.patch("resource-servers/" + orders.id(), "{\"allow_offline_access\":true,\"enforce_policies\":true}");

        apis.update(
                orders.id(),
                ApiPatch.builder()
                        .scopes(Change.set(List.of(ApiScope.of("more"))))
                        .build());

        JsonNode stored = emulated.get("resource-servers/" + orders.id());
        assertThat(stored.path("allow_offline_access").asBoolean()).isTrue();
        assertThat(stored.path("enforce_policies").asBoolean()).isTrue();
    }

    @Test
    void aScopeIsWithdrawnBeforeTheApiLosesIt() {
        Api orders = orders();
        ApplicationId job = machine();
        grants.grant(job, orders.id(), Set.of("read", "write"));

        apis.update(
                orders.id(),
                ApiPatch.builder()
                        .scopes(Change.set(List.of(ApiScope.of("read"))))
                        .build());

        assertThat(emulated.get("client-grants?audience=" + ORDERS).at("/0/scope"))
                .extracting(JsonNode::asText)
                .containsExactly("read");
    }

    @Test
    void aGrantOfEveryScopeIsToldAndNarrowed() {
        Api orders = orders();
        ApplicationId job = machine();
        emulated.post(
                "client-grants",
                "{\"client_id\":\"" + job + "\",\"audience\":\"" + ORDERS + "\",\"allow_all_scopes\":true}");

        assertThat(grants.holders(orders.id(), PageRequest.first()).items())
                .containsExactly(ApiGrant.of(job, orders.id(), Set.of("read", "write")));
        grants.revoke(job, orders.id(), Set.of("write"));

        JsonNode stored = emulated.get("client-grants?audience=" + ORDERS).path(0);
        assertThat(stored.path("allow_all_scopes").asBoolean()).isFalse();
        assertThat(stored.at("/scope/0").asText()).isEqualTo("read");
        assertThat(stored.at("/scope")).hasSize(1);
    }

    @Test
    void grantsForUsersAreLeftAlone() {
        Api orders = orders();
        ApplicationId job = machine();
        emulated.post(
                "client-grants",
                "{\"client_id\":\"" + job + "\",\"audience\":\"" + ORDERS
                        + "\",\"scope\":[\"read\"],\"subject_type\":\"user\"}");

        assertThat(grants.holders(orders.id(), PageRequest.first()).items()).isEmpty();
        grants.grant(job, orders.id(), Set.of("write"));
        grants.revoke(job, orders.id(), Set.of());

        assertThat(emulated.get("client-grants?audience=" + ORDERS))
                .singleElement()
                .satisfies(
                        left -> assertThat(left.path("subject_type").asText()).isEqualTo("user"));
    }

    private Api orders() {
        return apis.create(NewApi.of("Orders", ORDERS).withScopes(List.of(ApiScope.of("read"), ApiScope.of("write"))));
    }

    private ApplicationId machine() {
        return emulated.directory()
                .applications()
                .create(NewApplication.of("Job", ApplicationType.MACHINE))
                .application()
                .id();
    }

    private ApiId management() {
        for (JsonNode server : emulated.get("resource-servers")) {
            if (server.path("is_system").asBoolean()) {
                return ApiId.of(server.path("id").asText());
            }
        }
        throw new AssertionError("no Management API");
    }

    private static void refuses(Runnable change) {
        assertThatExceptionOfType(ConflictException.class).isThrownBy(change::run);
    }
}
