package io.ostiary.keycloak;

import static io.ostiary.Operation.*;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RolePatch;
import io.ostiary.session.NewSession;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.Disablement;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserSort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is counted: every operation, and the cases in which one costs something else. */
final class RoundTrips {
    private static final PageRequest PAGE = PageRequest.first(50);

    static final List<RoundTrip> ALL = List.of(
            plain(LIST_USERS, directory -> directory.users().list(UserQuery.all(), PAGE)),
            plain(LIST_USERS, directory -> directory.users().list(UserQuery.containing("crowd"), PAGE))
                    .when("with a text"),
            RoundTrip.of(LIST_USERS, RoundTrips::secondPage).when("a later page"),
            plain(
                            LIST_USERS,
                            directory -> directory
                                    .users()
                                    .list(
                                            UserQuery.builder()
                                                    .sort(UserSort.EMAIL)
                                                    .build(),
                                            PAGE))
                    .when("by creation or e-mail address")
                    .growsWith("the users whom the query selects"),
            plain(COUNT_USERS, directory -> directory.users().count(UserQuery.all())),
            plain(COUNT_USERS, directory -> directory.users().count(UserQuery.containing("crowd")))
                    .when("with a text")
                    .growsWith("the users whom the query selects"),
            ofUser(GET_USER, (directory, user) -> directory.users().find(user.id())),
            RoundTrip.of(CREATE_USER, realm -> {
                NewUser user = NewUser.withEmail(realm.name() + "@example.com").build();
                return () -> realm.directory().users().create(user);
            }),
            ofUser(
                    UPDATE_USER,
                    (directory, user) -> directory
                            .users()
                            .update(
                                    user.id(),
                                    UserPatch.builder()
                                            .givenName(Change.set("Ada"))
                                            .build())),
            ofUser(
                    DISABLE_USER,
                    (directory, user) -> directory.users().disable(user.id(), Disablement.keepingSessions())),
            RoundTrip.of(ENABLE_USER, realm -> {
                UserId user = realm.user().id();
                realm.directory().users().disable(user, Disablement.keepingSessions());
                return () -> realm.directory().users().enable(user);
            }),
            ofUser(DELETE_USER, (directory, user) -> directory.users().delete(user.id())),
            RoundTrip.of(IMPORT_USERS, realm -> {
                List<ImportedUser> rows = List.of(new ImportedUser(
                        1, NewUser.withEmail(realm.name() + "@example.com").build(), null));
                return () -> realm.directory().users().importAll(rows, ImportMode.CREATE, (done, of) -> {});
            }),
            RoundTrip.of(EXPORT_USER_DATA, realm -> {
                UserId user = realm.session().session().user();
                return () -> realm.directory().users().export(user);
            }),
            ofUser(SEND_PASSWORD_RESET, (directory, user) -> directory.users().sendPasswordReset(user.id(), null)),
            ofUser(
                    SEND_EMAIL_VERIFICATION,
                    (directory, user) -> directory.users().sendEmailVerification(user.id())),
            ofUser(SET_EMAIL_VERIFIED, (directory, user) -> directory.users().setEmailVerified(user.id(), true)),
            ofUser(
                    SET_PASSWORD,
                    (directory, user) ->
                            directory.users().setPassword(user.id(), new NewPassword(RoundTripRealm.PASSWORD, false))),
            ofUser(UNLOCK_USER, (directory, user) -> directory.users().unlock(user.id())),
            on(
                    LIST_MFA_FACTORS,
                    RoundTripRealm::userWithFactors,
                    (directory, user) -> directory.users().mfaFactors(user.id())),
            on(
                            RESET_MFA,
                            RoundTripRealm::userWithFactors,
                            (directory, user) -> directory.users().resetMfa(user.id(), Set.of()))
                    .growsWith("the factors that are removed"),
            RoundTrip.of(AUTHENTICATE_USER, realm -> {
                User user = realm.user();
                return () -> realm.directory().sessions().authenticate(user.label(), RoundTripRealm.PASSWORD);
            }),
            ofUser(GET_USER_METADATA, (directory, user) -> directory.metadata().get(user.id(), MetadataKeys.all())),
            RoundTrip.of(SET_USER_METADATA, realm -> {
                UserId user = realm.user().id();
                realm.directory().metadata().merge(user, Map.of("plan", "free"));
                return () -> realm.directory().metadata().merge(user, Map.of("plan", "pro"));
            }),
            RoundTrip.of(DELETE_USER_METADATA, realm -> {
                UserId user = realm.user().id();
                realm.directory().metadata().merge(user, Map.of("plan", "pro"));
                return () -> realm.directory().metadata().delete(user, MetadataKeys.all());
            }),
            plain(LIST_CLAIM_MAPPERS, directory -> directory.claimMappers().list()),
            RoundTrip.of(SET_CLAIM_MAPPER, realm -> {
                ClaimMapper mapper = new ClaimMapper(realm.name(), realm.name(), true, true);
                return () -> realm.directory().claimMappers().set(mapper);
            }),
            RoundTrip.of(DELETE_CLAIM_MAPPER, realm -> {
                String attribute = realm.name();
                realm.directory().claimMappers().set(new ClaimMapper(attribute, realm.name(), true, true));
                return () -> realm.directory().claimMappers().delete(attribute);
            }),
            plain(LIST_SESSIONS, directory -> directory.sessions().list(null, PAGE)),
            ofSession(
                            LIST_SESSIONS,
                            (directory, session) ->
                                    directory.sessions().list(session.session().user(), PAGE))
                    .when("of a user"),
            ofSession(
                    GET_SESSION,
                    (directory, session) ->
                            directory.sessions().find(session.session().id())),
            ofUser(CREATE_SESSION, (directory, user) -> directory.sessions().create(NewSession.of(user.id()))),
            ofSession(
                    REFRESH_SESSION,
                    (directory, session) -> directory
                            .sessions()
                            .refresh(Objects.requireNonNull(session.tokens().refreshToken()))),
            ofSession(
                    REVOKE_SESSION,
                    (directory, session) ->
                            directory.sessions().revoke(session.session().id())),
            ofSession(
                            REVOKE_USER_SESSIONS,
                            (directory, session) -> directory
                                    .sessions()
                                    .revokeAll(session.session().user(), null))
                    .growsWith("the user's sessions"),
            RoundTrip.of(VERIFY_TOKEN, realm -> {
                Secret token = realm.session().tokens().accessToken();
                realm.directory().sessions().verify(token, null);
                return () -> realm.directory().sessions().verify(token, null);
            }),
            RoundTrip.of(VERIFY_TOKEN, RoundTrips::verifyForTheFirstTime)
                    .when("when the keys were not read for a minute"),
            RoundTrip.of(
                    LIST_TENANTS,
                    realm ->
                            () -> realm.backend().tenants(RoundTripRealm.call()).list(PAGE)),
            RoundTrip.of(
                    GET_TENANT,
                    realm ->
                            () -> realm.backend().tenants(RoundTripRealm.call()).find(realm.tenant())),
            RoundTrip.of(CREATE_TENANT, realm -> {
                TenantId id = TenantId.of("kit-" + UUID.randomUUID());
                return () -> realm.createTenant(id);
            }),
            RoundTrip.of(
                    UPDATE_TENANT,
                    realm -> () -> realm.backend()
                            .tenants(RoundTripRealm.call())
                            .update(realm.tenant(), TenantPatch.rename("Acme"))),
            RoundTrip.of(DELETE_TENANT, realm -> {
                TenantId id = TenantId.of("kit-" + UUID.randomUUID());
                realm.createTenant(id);
                return () -> realm.backend().tenants(RoundTripRealm.call()).delete(id);
            }),
            plain(LIST_ROLES, directory -> directory.roles().list(null, PAGE)),
            plain(LIST_ROLES, directory -> directory.roles().list("filling-0", PAGE))
                    .when("with a text")
                    .growsWith("the roles"),
            RoundTrip.of(CREATE_ROLE, realm -> {
                NewRole role = NewRole.of(realm.name());
                return () -> realm.directory().roles().create(role, IfExists.FAIL);
            }),
            RoundTrip.of(UPDATE_ROLE, realm -> {
                Role role = realm.role();
                RolePatch patch =
                        RolePatch.builder().description(Change.set("Edits.")).build();
                return () -> realm.directory().roles().update(role.id(), patch);
            }),
            RoundTrip.of(DELETE_ROLE, realm -> {
                Role role = realm.role();
                return () -> realm.directory().roles().delete(role.id(), false);
            }),
            RoundTrip.of(ASSIGN_ROLE, realm -> {
                UserId user = realm.user().id();
                Role role = realm.role();
                return () -> realm.directory().roles().assign(user, role.id());
            }),
            RoundTrip.of(ASSIGN_ROLE, RoundTrips::assignWithoutResolution).when("of ids that were not resolved before"),
            RoundTrip.of(UNASSIGN_ROLE, realm -> {
                UserId user = realm.user().id();
                Role role = realm.role();
                realm.directory().roles().assign(user, role.id());
                return () -> realm.directory().roles().unassign(user, role.id());
            }),
            ofUser(LIST_USER_ROLES, (directory, user) -> directory.roles().of(user.id(), true)),
            RoundTrip.of(LIST_ROLE_MEMBERS, realm -> {
                Role crowd = realm.directory().roles().resolve(RoundTripRealm.CROWD);
                return () -> realm.directory().roles().members(crowd.id(), PAGE);
            }));

    private RoundTrips() {}

    private static RoundTrip plain(Operation operation, Consumer<Directory> action) {
        return RoundTrip.of(operation, realm -> () -> action.accept(realm.directory()));
    }

    private static RoundTrip ofUser(Operation operation, BiConsumer<Directory, User> action) {
        return on(operation, RoundTripRealm::user, action);
    }

    private static RoundTrip ofSession(Operation operation, BiConsumer<Directory, RoundTripRealm.Live> action) {
        return on(operation, RoundTripRealm::session, action);
    }

    private static <T> RoundTrip on(
            Operation operation, Function<RoundTripRealm, T> subject, BiConsumer<Directory, T> action) {
        return RoundTrip.of(operation, realm -> {
            T prepared = subject.apply(realm);
            return () -> action.accept(realm.directory(), prepared);
        });
    }

    private static Runnable secondPage(RoundTripRealm realm) {
        PageRequest first = PageRequest.first(2);
        String next = Objects.requireNonNull(
                realm.directory().users().list(UserQuery.all(), first).next());
        return () -> realm.directory().users().list(UserQuery.all(), first.at(next));
    }

    private static Runnable verifyForTheFirstTime(RoundTripRealm realm) {
        Secret token = realm.session().tokens().accessToken();
        IdentityBackend another = realm.another();
        return () -> {
            try (another) {
                another.directory(realm.tenant(), RoundTripRealm.call())
                        .sessions()
                        .verify(token, null);
            }
        };
    }

    private static Runnable assignWithoutResolution(RoundTripRealm realm) {
        UserId user = realm.user().id();
        Role role = realm.role();
        IdentityBackend another = realm.another();
        return () -> {
            try (another) {
                another.directory(realm.tenant(), RoundTripRealm.call()).roles().assign(user, role.id());
            }
        };
    }
}
