package io.ostiary.roundtrip;

import io.ostiary.Call;
import io.ostiary.IfExists;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.group.Group;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn;
import io.ostiary.session.Tokens;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A tenant of a given size, and what round trips find in it. */
public final class RoundTripTenant implements AutoCloseable {
    /** The permission that roles are given. */
    public static final String PERMISSION = "read:things";

    static final Secret PASSWORD = Secret.of("Canary-Round-Trip-1!");

    private static final int ORGANIZATIONS_PER_EACH = 4;

    private final RoundTripHarness harness;
    private final IdentityBackend backend;
    private final AtomicInteger names = new AtomicInteger();
    private final List<TenantId> created = new ArrayList<>();
    private final int each;
    private final Role crowd;

    /**
     * Fills a tenant.
     *
     * @param users how many there are, all in the role {@link #crowd}
     * @param roles how many there are besides
     * @param each how many sessions, second factors or identities elsewhere a user has, a quarter of how many organizations
     *     there are besides, half of how many members or memberships a busy one has, and how many scopes an API has
     */
    RoundTripTenant(RoundTripHarness harness, int users, int roles, int each) {
        this.harness = harness;
        this.each = each;
        backend = harness.open();
        crowd = directory().roles().create(NewRole.of("crowd"), IfExists.FAIL).value();
        harness.createRoles(
                directory(),
                IntStream.range(0, roles)
                        .mapToObj(number -> "filling-" + number)
                        .toList());
        harness.createUsers(directory(), users, crowd);
        if (backend.capabilities().supports(Operation.CREATE_ORGANIZATION)) {
            IntStream.range(0, each * ORGANIZATIONS_PER_EACH)
                    .forEach(number -> directory().organizations().create(NewOrganization.of("filling-" + number)));
        }
    }

    TenantId id() {
        return harness.tenant();
    }

    /** The scopes of an API of this size. */
    List<String> scopes() {
        return IntStream.range(0, each).mapToObj(number -> "read-" + number).toList();
    }

    Directory directory() {
        return directory(backend);
    }

    Tenants tenants() {
        return backend.tenants(call());
    }

    /** What counts the requests of one call by a backend that knows nothing of the tenant yet. */
    Runnable afresh(Consumer<Directory> action) {
        IdentityBackend another = harness.open();
        return () -> {
            try (another) {
                action.accept(directory(another));
            }
        };
    }

    List<String> requests(RoundTrip trip) {
        Runnable action = trip.action().apply(this);
        return harness.during(action);
    }

    String name() {
        return "name-" + names.incrementAndGet();
    }

    NewUser newUser() {
        return NewUser.withEmail(name() + "@example.com").build();
    }

    NewUser newUserWithPassword() {
        return NewUser.withEmail(name() + "@example.com").password(PASSWORD).build();
    }

    /** Somebody who was just looked up. */
    User user() {
        User user = directory().users().create(newUserWithPassword());
        return directory().users().resolve(UserRef.parse("id:" + user.id())).user();
    }

    /** Somebody who can be linked. */
    User linkableUser() {
        User user = directory().users().create(newUser());
        harness.addIdentities(user.id(), each);
        return user;
    }

    /** Somebody with a role. */
    User userWithRole() {
        User user = user();
        directory().roles().assign(user.id(), role().id(), null);
        return user;
    }

    /** Somebody with second factors. */
    User userWithFactors() {
        User user = user();
        harness.enrolFactors(user.id(), each);
        return user;
    }

    /** A role that was just looked up. */
    Role role() {
        String key = name();
        directory().roles().create(NewRole.of(key), IfExists.FAIL);
        return directory().roles().resolve(key);
    }

    /** The role that the many users have. */
    Role crowd() {
        return directory().roles().resolve(crowd.key());
    }

    /** An organization without members. */
    Organization organization() {
        return directory().organizations().create(NewOrganization.of(name()));
    }

    /** Somebody new in the organization, with a role. */
    User member(Organization organization) {
        User user = user();
        directory().organizations().addMember(organization.id(), user.id(), Set.of(role().id()));
        return user;
    }

    /** An organization with several members. */
    Organization busyOrganization() {
        Organization organization = organization();
        IntStream.range(0, each * 2).forEach(number -> member(organization));
        return organization;
    }

    /** A member of several organizations. */
    User busyMember() {
        User user = user();
        IntStream.range(0, each * 2)
                .forEach(number ->
                        directory().organizations().addMember(organization().id(), user.id(), Set.of()));
        return user;
    }

    /** A group that stands in no other. */
    Group group() {
        return harness.createGroup(directory(), name());
    }

    /** Somebody new in the group. */
    User memberOf(Group group) {
        User user = user();
        harness.addMember(directory(), group.id(), user.id());
        return user;
    }

    /** A session, and what it got. */
    record Live(Session session, Tokens tokens) {}

    /** One of a new user's sessions, and the tokens of the latest. */
    Live session() {
        User user = user();
        SignIn.SignedIn latest = signIn(user);
        for (int number = 1; number < each; number++) {
            latest = signIn(user);
        }
        @Nullable Session told = latest.session();
        List<Session> sessions = told == null
                ? directory().sessions().list(user.id(), PageRequest.first()).items()
                : List.of(told);
        return new Live(sessions.get(0), latest.tokens());
    }

    /** A tenant that goes with this one. */
    void createTenant(TenantId id) {
        created.add(id);
        tenants().create(new NewTenant(id, "Created", TenantSettings.DEFAULT), IfExists.FAIL);
    }

    @Override
    public void close() {
        try (harness;
                backend) {
            if (backend.capabilities().supports(Operation.DELETE_TENANT)) {
                created.stream().filter(id -> tenants().find(id).isPresent()).forEach(tenants()::delete);
            }
        }
    }

    private SignIn.SignedIn signIn(User user) {
        return (SignIn.SignedIn) directory().sessions().authenticate(user.label(), PASSWORD);
    }

    private Directory directory(IdentityBackend of) {
        return of.directory(harness.tenant(), call());
    }

    private static Call call() {
        return Call.system("round trips");
    }
}
