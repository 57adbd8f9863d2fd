package io.ostiary.keycloak;

import io.ostiary.Call;
import io.ostiary.backend.Directory;
import io.ostiary.backend.Finding;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.role.Role;
import io.ostiary.roundtrip.RoundTripHarness;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm behind a counting proxy, filled by partial imports. */
final class CountedRealm implements RoundTripHarness {
    private static final int CHUNK = 250;

    private final KeycloakHarness harness = new KeycloakHarness();
    private final CountingProxy proxy =
            new CountingProxy(KeycloakServer.running().url());

    CountedRealm() {
        try (IdentityBackend backend = open()) {
            List<Finding> unused = backend.setup(Call.system("round trips")).fix(tenant());
        }
    }

    @Override
    public TenantId tenant() {
        return harness.tenant();
    }

    @Override
    public IdentityBackend open() {
        return harness.openAt(proxy.url());
    }

    @Override
    public List<String> during(Runnable action) {
        return proxy.during(action);
    }

    @Override
    public void createUsers(Directory directory, int count, Role role) {
        for (int first = 0; first < count; first += CHUNK) {
            var rows = rows();
            rows.setUsers(IntStream.range(first, Math.min(count, first + CHUNK))
                    .mapToObj(number -> user(number, role))
                    .toList());
            Requests.close(harness.realm().partialImport(rows));
        }
    }

    @Override
    public void createRoles(Directory directory, List<String> keys) {
        var roles = new RolesRepresentation();
        roles.setRealm(
                keys.stream().map(key -> new RoleRepresentation(key, "", false)).toList());
        var rows = rows();
        rows.setRoles(roles);
        Requests.close(harness.realm().partialImport(rows));
    }

    @Override
    public void enrolFactors(UserId user, int count) {
        try (IdentityBackend backend = open()) {
            Directory directory = backend.directory(tenant(), Call.system("round trips"));
            for (int number = 0; number < count; number++) {
                MfaFactor unused = harness.seedMfaFactor(directory, user);
            }
        }
    }

    @Override
    public void addIdentities(UserId user, int count) {
        try (IdentityBackend backend = open()) {
            Directory directory = backend.directory(tenant(), Call.system("round trips"));
            for (int number = 0; number < count; number++) {
                harness.addIdentityElsewhere(directory, user);
            }
        }
    }

    private static PartialImportRepresentation rows() {
        var rows = new PartialImportRepresentation();
        rows.setIfResourceExists("FAIL");
        return rows;
    }

    private static UserRepresentation user(int number, Role role) {
        var user = new UserRepresentation();
        user.setUsername(role.key() + "-" + UUID.randomUUID());
        user.setEmail(role.key() + "-" + number + "@example.com");
        user.setEnabled(true);
        user.setRealmRoles(List.of(role.key()));
        user.setAttributes(new HashMap<>());
        return user;
    }

    @Override
    public void close() {
        proxy.close();
        harness.close();
    }
}
