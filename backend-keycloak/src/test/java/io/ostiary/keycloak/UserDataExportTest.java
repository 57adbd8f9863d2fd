package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ostiary.Call;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserExport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What an export holds of what others than Ostiary keep about a user. */
class UserDataExportTest {
    private static final Secret PASSWORD = Secret.of("Canary-Export-7");

    private final KeycloakHarness harness = new KeycloakHarness();
    private final IdentityBackend backend = harness.open();
    private final Directory directory = backend.directory(harness.tenant(), Call.system("test"));
    private final User ada = directory
            .users()
            .create(NewUser.withEmail("ada@example.com")
                    .password(PASSWORD)
                    .phone("+14155550100")
                    .metadata(Map.of("plan", "gold"))
                    .build());
    private final UserResource account = harness.realm().users().get(ada.id().value());

    @AfterEach
    void close() {
        backend.close();
        harness.close();
    }

    @Test
    void anExportHoldsWhatOthersWroteAboutTheUser() {
        UserRepresentation user = account.toRepresentation();
        user.getAttributes().put("department", List.of("engines", "looms"));
        account.update(user);
        var group = new GroupRepresentation();
        group.setName("countesses");
        account.joinGroup(Requests.createdId(harness.realm().groups().add(group)));

        Map<String, ?> sections = directory.users().export(ada.id()).sections();

        assertThat(sections.get("attributes")).isEqualTo(Map.of("department", List.of("engines", "looms")));
        assertThat(sections.get("groups")).isEqualTo(List.of("countesses"));
        assertThat(sections.get("metadata")).isEqualTo(Map.of("plan", "gold"));
    }

    @Test
    void anExportAndTheUserHoldTheIdentitiesAtOtherProvidersAndNoSecret() {
        linkToAcme();

        UserExport export = directory.users().export(ada.id());

        assertThat(directory.users().find(ada.id()).orElseThrow().identities())
                .extracting(LinkedIdentity::provider, LinkedIdentity::username, LinkedIdentity::primary)
                .containsExactly(tuple("password", null, true), tuple("acme", "countess", false));
        assertThat(String.valueOf(export.sections().get("identities"))).contains("acme", "4711", "countess");
        assertThat(export.sections().toString())
                .doesNotContain(PASSWORD.reveal(), "Canary-Provider-7")
                .doesNotContainIgnoringCase("hash", "secret");
    }

    private void linkToAcme() {
        IdentityProvider acme = directory
                .identityProviders()
                .create(NewIdentityProvider.builder("acme", IdentityProviderType.GITHUB)
                        .set(ProviderSetting.CLIENT_ID, "ostiary")
                        .clientSecret(Secret.of("Canary-Provider-7"))
                        .build());
        var identity = new FederatedIdentityRepresentation();
        identity.setUserId("4711");
        identity.setUserName("countess");
        Requests.close(account.addFederatedIdentity(acme.id().value(), identity));
    }
}
