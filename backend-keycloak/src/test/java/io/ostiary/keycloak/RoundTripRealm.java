package io.ostiary.keycloak;

import io.ostiary.Call;
import io.ostiary.IfExists;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn;
import io.ostiary.session.Tokens;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm of a given size behind a counting proxy. */
final class RoundTripRealm implements AutoCloseable {
    static final Secret PASSWORD = Secret.of("correct horse battery staple 1");
    static final String CROWD = "crowd";

    private static final int CHUNK = 250;

    private final KeycloakHarness harness = new KeycloakHarness();
    private final CountingProxy proxy =
            new CountingProxy(KeycloakServer.running().url());
    private final IdentityBackend backend = harness.openAt(proxy.url());
    private final AtomicInteger names = new AtomicInteger();
    private final List<TenantId> created = new ArrayList<>();
    private final int sessionsEach;

    /**
     * A realm.
     *
     * @param users how many there are, all in the role {@value #CROWD}
     * @param roles how many there are besides
     * @param sessionsEach how often a user is signed in
     */
    RoundTripRealm(int users, int roles, int sessionsEach) {
        this.sessionsEach = sessionsEach;
        var unused = backend.setup(call()).fix(tenant());
        directory().roles().create(NewRole.of(CROWD), IfExists.FAIL);
        fillRoles(roles);
        for (int first = 0; first < users; first += CHUNK) {
            fillUsers(first, Math.min(users, first + CHUNK));
        }
    }

    TenantId tenant() {
        return harness.tenant();
    }

    IdentityBackend backend() {
        return backend;
    }

    Directory directory() {
        return backend.directory(tenant(), call());
    }

    /** The same realm for a backend that knows nothing of it yet. */
    IdentityBackend another() {
        return harness.openAt(proxy.url());
    }

    static Call call() {
        return Call.system("round trips");
    }

    List<String> requests(Runnable action) {
        return proxy.during(action);
    }

    String name() {
        return "name-" + names.incrementAndGet();
    }

    /** Somebody who was just looked up. */
    User user() {
        User user = directory()
                .users()
                .create(NewUser.withEmail(name() + "@example.com")
                        .username(name())
                        .password(PASSWORD)
                        .build());
        return directory().users().resolve(UserRef.parse("id:" + user.id())).user();
    }

    /** A role that was just looked up. */
    Role role() {
        String key = name();
        directory().roles().create(NewRole.of(key), IfExists.FAIL);
        return directory().roles().resolve(key);
    }

    /** Somebody with second factors, as many as others have sessions. */
    User userWithFactors() {
        User user = user();
        for (int number = 0; number < sessionsEach; number++) {
            MfaFactor unused = harness.seedMfaFactor(directory(), user.id());
        }
        return user;
    }

    /** A session, and what it got. */
    record Live(Session session, Tokens tokens) {}

    /** The latest of a new user's sessions. */
    Live session() {
        User user = user();
        List<Live> sessions = new ArrayList<>();
        for (int number = 0; number < sessionsEach; number++) {
            var signedIn = (SignIn.SignedIn) directory().sessions().authenticate(user.label(), PASSWORD);
            sessions.add(new Live(Objects.requireNonNull(signedIn.session()), signedIn.tokens()));
        }
        return sessions.get(sessions.size() - 1);
    }

    /** A realm that goes with this one. */
    void createTenant(TenantId id) {
        created.add(id);
        backend.tenants(call()).create(new NewTenant(id, "Created", TenantSettings.DEFAULT), IfExists.FAIL);
    }

    private void fillRoles(int count) {
        List<RoleRepresentation> filling = IntStream.range(0, count)
                .mapToObj(number -> new RoleRepresentation("filling-" + number, "", false))
                .toList();
        var roles = new RolesRepresentation();
        roles.setRealm(filling);
        var rows = new PartialImportRepresentation();
        rows.setIfResourceExists("FAIL");
        rows.setRoles(roles);
        Requests.close(harness.realm().partialImport(rows));
    }

    private void fillUsers(int from, int to) {
        var rows = new PartialImportRepresentation();
        rows.setIfResourceExists("FAIL");
        rows.setUsers(
                IntStream.range(from, to).mapToObj(RoundTripRealm::filling).toList());
        Requests.close(harness.realm().partialImport(rows));
    }

    private static UserRepresentation filling(int number) {
        var user = new UserRepresentation();
        user.setUsername("crowd-" + UUID.randomUUID());
        user.setEmail("crowd-" + number + "@example.com");
        user.setEnabled(true);
        user.setRealmRoles(List.of(CROWD));
        user.setAttributes(new HashMap<>());
        return user;
    }

    @Override
    public void close() {
        Tenants tenants = backend.tenants(call());
        created.stream().filter(id -> tenants.find(id).isPresent()).forEach(tenants::delete);
        backend.close();
        proxy.close();
        harness.close();
    }
}
