package io.ostiary.keycloak;

import io.ostiary.Call;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.Sessions;
import io.ostiary.user.ClaimMappers;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.Users;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm that is set up, from both sides: Ostiary's, and that of the realm's administrator. */
final class LiveRealm implements AutoCloseable {
    static final Secret PASSWORD = Secret.of("correct horse 7 battery");

    private final KeycloakHarness harness = new KeycloakHarness();
    private final IdentityBackend backend = harness.open();

    KeycloakHarness harness() {
        return harness;
    }

    Directory directory() {
        return backend.directory(harness.tenant(), Call.system("test"));
    }

    Users users() {
        return directory().users();
    }

    Sessions sessions() {
        return directory().sessions();
    }

    ClaimMappers claimMappers() {
        return directory().claimMappers();
    }

    RealmResource realm() {
        return harness.realm();
    }

    /** A new user with an e-mail address and the {@link #PASSWORD}. */
    User someUser() {
        return users().create(NewUser.withEmail("user-" + UUID.randomUUID() + "@example.com")
                .password(PASSWORD)
                .build());
    }

    /** Changes what the server keeps about a user. */
    void change(UserId user, Consumer<UserRepresentation> change) {
        var changed = new UserRepresentation();
        change.accept(changed);
        realm().users().get(user.value()).update(changed);
    }

    /** Gives a user a credential as the server keeps it. */
    void enrol(UserId user, String type, String secretData, String credentialData) {
        var credential = new CredentialRepresentation();
        credential.setType(type);
        credential.setSecretData(secretData);
        credential.setCredentialData(credentialData);
        change(user, changed -> changed.setCredentials(List.of(credential)));
    }

    /** A client of the realm, as it is named. */
    ClientResource client(String clientId) {
        return realm().clients()
                .get(realm().clients().findByClientId(clientId).get(0).getId());
    }

    /** Changes a client of the realm. */
    void changeClient(String clientId, Consumer<ClientRepresentation> change) {
        ClientRepresentation client = client(clientId).toRepresentation();
        change.accept(client);
        client(clientId).update(client);
    }

    /** The ids of the sessions that the server knows of a user. */
    List<SessionId> sessionsOf(UserId user) {
        return sessions().list(user, PageRequest.first(100)).items().stream()
                .map(Session::id)
                .toList();
    }

    @Override
    public void close() {
        backend.close();
        harness.close();
    }
}
