package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.Finding;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.session.SignIn;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** What a realm lacks that somebody else made, and how it comes to have it. */
class KeycloakSetupTest {
    private static final Call CALL = Call.system("test");
    private static final Secret PASSWORD = Secret.of("correct horse 7 battery");

    private final KeycloakHarness harness = new KeycloakHarness();
    private final IdentityBackend backend = harness.openAsIs();
    private final Directory directory = backend.directory(harness.tenant(), CALL);
    private final RealmResource realm = harness.realm();

    @AfterEach
    void close() {
        backend.close();
        harness.close();
    }

    @Test
    void checkingTellsEveryOperationThatWouldBeRefusedAndChangesNothing() {
        User ada = directory
                .users()
                .create(NewUser.withUsername("ada").password(PASSWORD).build());
        List<Finding> before = check();

        NotConfiguredException rename = refusal(() -> directory
                .users()
                .update(
                        ada.id(),
                        UserPatch.builder().username(Change.set("ida")).build()));
        NotConfiguredException metadata = refusal(() -> directory.metadata().merge(ada.id(), Map.of("plan", "pro")));
        NotConfiguredException signIn = refusal(() -> directory.sessions().authenticate("ada", PASSWORD));

        assertThat(before)
                .anySatisfy(finding -> foretells(finding, rename, Operation.UPDATE_USER))
                .anySatisfy(finding -> foretells(finding, metadata, Operation.SET_USER_METADATA))
                .anySatisfy(finding -> foretells(finding, signIn, Operation.AUTHENTICATE_USER));
        assertThat(check()).isEqualTo(before);
    }

    @Test
    void fixingListsWhatItChangedAndTheOperationsWork() {
        List<Finding> lacking = check();

        List<Finding> fixed = backend.setup(CALL).fix(harness.tenant());

        assertThat(fixed)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        lacking.stream().filter(Finding::fixable).toList());
        User ada = directory
                .users()
                .create(NewUser.withUsername("ada").password(PASSWORD).build());
        directory.metadata().merge(ada.id(), Map.of("plan", "pro"));
        assertThat(directory
                        .users()
                        .update(
                                ada.id(),
                                UserPatch.builder().username(Change.set("ida")).build())
                        .username())
                .isEqualTo("ida");
        assertThat(directory.sessions().authenticate("ida", PASSWORD)).isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void fixingKeepsWhatItIsNotAbout() {
        var shown = new RealmRepresentation();
        shown.setDisplayName("Halden Freight");
        shown.setAttributes(Map.of("frontendUrl", "https://id.example.com"));
        realm.update(shown);

        List<Finding> unused = backend.setup(CALL).fix(harness.tenant());

        assertThat(realm.toRepresentation().getDisplayName()).isEqualTo("Halden Freight");
        assertThat(realm.toRepresentation().getAttributes()).containsEntry("frontendUrl", "https://id.example.com");
    }

    @Test
    void aClientThatSomebodyChangedIsPutRight() {
        List<Finding> unused = backend.setup(CALL).fix(harness.tenant());
        ClientRepresentation client =
                realm.clients().findByClientId(SignInClient.ID).get(0);
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(false);
        client.setDescription("ours");
        realm.clients().get(client.getId()).update(client);

        assertThat(backend.setup(CALL).fix(harness.tenant()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.setting()).isEqualTo("client ostiary"));

        directory.users().create(NewUser.withUsername("ada").password(PASSWORD).build());
        assertThat(directory.sessions().authenticate("ada", PASSWORD)).isInstanceOf(SignIn.SignedIn.class);
        assertThat(realm.clients().findByClientId(SignInClient.ID))
                .singleElement()
                .satisfies(kept -> assertThat(kept.getDescription()).isEqualTo("ours"));
    }

    @Test
    void aFlowThatWasNotFinishedIsMadeAnew() {
        var unfinished = new AuthenticationFlowRepresentation();
        unfinished.setAlias("ostiary sign-in");
        unfinished.setProviderId("basic-flow");
        unfinished.setTopLevel(true);
        Requests.close(realm.flows().createFlow(unfinished));

        assertThat(backend.setup(CALL).fix(harness.tenant()))
                .extracting(Finding::setting)
                .contains("direct grant flow of client ostiary");

        assertThat(realm.flows().getExecutions("ostiary sign-in"))
                .extracting(AuthenticationExecutionInfoRepresentation::getRequirement)
                .startsWith("REQUIRED", "REQUIRED", "CONDITIONAL", "REQUIRED", "ALTERNATIVE");
        assertThat(check()).noneMatch(finding -> finding.setting().startsWith("direct grant flow"));
    }

    @Test
    void aFlowThatSomebodyChoseStays() {
        List<Finding> unused = backend.setup(CALL).fix(harness.tenant());
        String chosen = realm.toRepresentation().getDirectGrantFlow();
        String flow = realm.flows().getFlows().stream()
                .filter(each -> each.getAlias().equals(chosen))
                .findFirst()
                .orElseThrow()
                .getId();
        ClientRepresentation client =
                realm.clients().findByClientId(SignInClient.ID).get(0);
        client.setAuthenticationFlowBindingOverrides(Map.of("direct_grant", flow));
        realm.clients().get(client.getId()).update(client);

        assertThat(backend.setup(CALL).fix(harness.tenant())).isEmpty();

        assertThat(realm.clients().findByClientId(SignInClient.ID).get(0).getAuthenticationFlowBindingOverrides())
                .containsEntry("direct_grant", flow);
    }

    @Test
    void aClientScopeThatSomebodyTookAwayComesBackWithItsMappers() {
        List<Finding> unused = backend.setup(CALL).fix(harness.tenant());
        ClaimMapper mapper = directory.claimMappers().set(new ClaimMapper("plan", "plan", true, true));
        ClientResource client = realm.clients()
                .get(realm.clients().findByClientId(SignInClient.ID).get(0).getId());
        client.getDefaultClientScopes().stream()
                .filter(scope -> scope.getName().equals("ostiary"))
                .forEach(scope -> client.removeDefaultClientScope(scope.getId()));

        assertThat(backend.setup(CALL).fix(harness.tenant()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.setting()).isEqualTo("client scope ostiary"));

        assertThat(client.getDefaultClientScopes())
                .extracting(ClientScopeRepresentation::getName)
                .contains("ostiary");
        assertThat(directory.claimMappers().list()).containsExactly(mapper);
    }

    private List<Finding> check() {
        return backend.setup(CALL).check(harness.tenant());
    }

    private static void foretells(Finding finding, NotConfiguredException refusal, Operation operation) {
        assertThat(finding.refusal(operation)).hasMessage(refusal.getMessage());
        assertThat(finding.operations()).contains(operation);
        assertThat(refusal.remedy()).endsWith("or run ostiary doctor --fix --tenant " + finding.tenant());
    }

    private static NotConfiguredException refusal(ThrowingCallable action) {
        return catchThrowableOfType(NotConfiguredException.class, action);
    }
}
