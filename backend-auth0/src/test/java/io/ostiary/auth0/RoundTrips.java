package io.ostiary.auth0;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
            plain(COUNT_USERS, directory -> directory.users().count(UserQuery.all())),
            plain(COUNT_USERS, directory -> directory.users().count(UserQuery.containing("crowd")))
                    .when("with a text"),
            ofUser(GET_USER, (directory, user) -> directory.users().find(user.id())),
            RoundTrip.of(CREATE_USER, tenant -> {
                NewUser user = NewUser.withEmail(tenant.name() + "@example.com").build();
                return () -> tenant.directory().users().create(user);
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
            RoundTrip.of(ENABLE_USER, tenant -> {
                UserId user = tenant.user().id();
                tenant.directory().users().disable(user, Disablement.keepingSessions());
                return () -> tenant.directory().users().enable(user);
            }),
            ofUser(DELETE_USER, (directory, user) -> directory.users().delete(user.id())),
            RoundTrip.of(IMPORT_USERS, tenant -> {
                List<ImportedUser> rows = List.of(new ImportedUser(
                        1, NewUser.withEmail(tenant.name() + "@example.com").build(), null));
                return () -> tenant.directory().users().importAll(rows, ImportMode.CREATE, (done, of) -> {});
            }),
            RoundTrip.of(IMPORT_USERS, tenant -> {
                        NewUser user = NewUser.withEmail(tenant.name() + "@example.com")
                                .password(RoundTripTenant.PASSWORD)
                                .build();
                        List<ImportedUser> rows = List.of(new ImportedUser(1, user, null));
                        return () -> tenant.directory().users().importAll(rows, ImportMode.CREATE, (done, of) -> {});
                    })
                    .when("with a password"),
            RoundTrip.of(EXPORT_USER_DATA, tenant -> {
                UserId user = tenant.session().session().user();
                return () -> tenant.directory().users().export(user);
            }),
            ofUser(SEND_PASSWORD_RESET, (directory, user) -> directory.users().sendPasswordReset(user.id(), null)),
            ofUser(
                    SEND_EMAIL_VERIFICATION,
                    (directory, user) -> directory.users().sendEmailVerification(user.id())),
            ofUser(SET_EMAIL_VERIFIED, (directory, user) -> directory.users().setEmailVerified(user.id(), true)),
            ofUser(
                    SET_PASSWORD,
                    (directory, user) ->
                            directory.users().setPassword(user.id(), new NewPassword(RoundTripTenant.PASSWORD, false))),
            ofUser(UNLOCK_USER, (directory, user) -> directory.users().unlock(user.id())),
            on(
                    LIST_MFA_FACTORS,
                    RoundTripTenant::userWithFactors,
                    (directory, user) -> directory.users().mfaFactors(user.id())),
            on(
                            RESET_MFA,
                            RoundTripTenant::userWithFactors,
                            (directory, user) -> directory.users().resetMfa(user.id(), Set.of()))
                    .growsWith("the factors that are removed"),
            RoundTrip.of(LINK_ACCOUNTS, tenant -> {
                UserId primary = tenant.user().id();
                UserId secondary = tenant.user().id();
                return () -> tenant.directory().users().link(primary, secondary);
            }),
            RoundTrip.of(UNLINK_ACCOUNTS, tenant -> {
                UserId primary = tenant.user().id();
                User linked =
                        tenant.directory().users().link(primary, tenant.user().id());
                return () -> tenant.directory()
                        .users()
                        .unlink(primary, linked.identities().get(1).id());
            }),
            RoundTrip.of(AUTHENTICATE_USER, tenant -> {
                User user = tenant.user();
                return () -> tenant.directory().sessions().authenticate(user.label(), RoundTripTenant.PASSWORD);
            }),
            ofUser(GET_USER_METADATA, (directory, user) -> directory.metadata().get(user.id(), MetadataKeys.all())),
            RoundTrip.of(SET_USER_METADATA, tenant -> {
                UserId user = tenant.user().id();
                tenant.directory().metadata().merge(user, Map.of("plan", "free"));
                return () -> tenant.directory().metadata().merge(user, Map.of("plan", "pro"));
            }),
            RoundTrip.of(DELETE_USER_METADATA, tenant -> {
                UserId user = tenant.user().id();
                tenant.directory().metadata().merge(user, Map.of("plan", "pro"));
                return () -> tenant.directory().metadata().delete(user, MetadataKeys.all());
            }),
            plain(LIST_CLAIM_MAPPERS, directory -> directory.claimMappers().list()),
            RoundTrip.of(SET_CLAIM_MAPPER, tenant -> {
                ClaimMapper mapper = new ClaimMapper(tenant.name(), tenant.name(), true, true);
                return () -> tenant.directory().claimMappers().set(mapper);
            }),
            RoundTrip.of(DELETE_CLAIM_MAPPER, tenant -> {
                String attribute = tenant.name();
                tenant.directory().claimMappers().set(new ClaimMapper(attribute, tenant.name(), true, true));
                return () -> tenant.directory().claimMappers().delete(attribute);
            }),
            ofSession(
                    LIST_SESSIONS,
                    (directory, session) ->
                            directory.sessions().list(session.session().user(), PAGE)),
            ofSession(
                    GET_SESSION,
                    (directory, session) ->
                            directory.sessions().find(session.session().id())),
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
                    (directory, session) ->
                            directory.sessions().revokeAll(session.session().user(), null)),
            ofSession(
                            REVOKE_USER_SESSIONS,
                            (directory, session) -> directory
                                    .sessions()
                                    .revokeAll(
                                            session.session().user(),
                                            session.session().id()))
                    .when("except one")
                    .growsWith("the user's sessions"),
            RoundTrip.of(VERIFY_TOKEN, tenant -> {
                Secret token = tenant.session().tokens().accessToken();
                tenant.directory().sessions().verify(token, null);
                return () -> tenant.directory().sessions().verify(token, null);
            }),
            RoundTrip.of(VERIFY_TOKEN, RoundTrips::verifyForTheFirstTime).when("when the keys were not read for a day"),
            RoundTrip.of(
                    LIST_TENANTS,
                    tenant -> () ->
                            tenant.backend().tenants(RoundTripTenant.call()).list(PAGE)),
            RoundTrip.of(
                    GET_TENANT,
                    tenant -> () ->
                            tenant.backend().tenants(RoundTripTenant.call()).find(tenant.tenant())),
            RoundTrip.of(
                    UPDATE_TENANT,
                    tenant -> () -> tenant.backend()
                            .tenants(RoundTripTenant.call())
                            .update(tenant.tenant(), TenantPatch.rename("Acme"))),
            plain(LIST_ROLES, directory -> directory.roles().list(null, PAGE))
                    .growsWith("the roles, by hundreds, and those on the page"),
            plain(LIST_ROLES, directory -> directory.roles().list("filling-0", PAGE))
                    .when("with a text")
                    .growsWith("the roles"),
            RoundTrip.of(CREATE_ROLE, tenant -> {
                NewRole role = NewRole.of(tenant.name());
                return () -> tenant.directory().roles().create(role, IfExists.FAIL);
            }),
            RoundTrip.of(CREATE_ROLE, tenant -> {
                        NewRole role = NewRole.builder(tenant.name())
                                .permissions(Set.of(RoundTripTenant.PERMISSION))
                                .build();
                        return () -> tenant.directory().roles().create(role, IfExists.FAIL);
                    })
                    .when("with permissions"),
            RoundTrip.of(UPDATE_ROLE, tenant -> {
                Role role = tenant.role();
                RolePatch patch =
                        RolePatch.builder().description(Change.set("Edits.")).build();
                return () -> tenant.directory().roles().update(role.id(), patch);
            }),
            RoundTrip.of(DELETE_ROLE, tenant -> {
                Role role = tenant.role();
                return () -> tenant.directory().roles().delete(role.id(), false);
            }),
            RoundTrip.of(ASSIGN_ROLE, tenant -> {
                UserId user = tenant.user().id();
                Role role = tenant.role();
                return () -> tenant.directory().roles().assign(user, role.id());
            }),
            RoundTrip.of(UNASSIGN_ROLE, tenant -> {
                UserId user = tenant.user().id();
                Role role = tenant.role();
                tenant.directory().roles().assign(user, role.id());
                return () -> tenant.directory().roles().unassign(user, role.id());
            }),
            on(
                    LIST_USER_ROLES,
                    RoundTripTenant::userWithRole,
                    (directory, user) -> directory.roles().of(user.id(), false)),
            on(
                            LIST_USER_ROLES,
                            RoundTripTenant::userWithRole,
                            (directory, user) -> directory.roles().of(user.id(), true))
                    .when("effective"),
            RoundTrip.of(LIST_ROLE_MEMBERS, tenant -> {
                Role crowd = tenant.directory().roles().resolve(RoundTripTenant.CROWD);
                return () -> tenant.directory().roles().members(crowd.id(), PAGE);
            }));

    private RoundTrips() {}

    private static RoundTrip plain(Operation operation, Consumer<Directory> action) {
        return RoundTrip.of(operation, tenant -> () -> action.accept(tenant.directory()));
    }

    private static RoundTrip ofUser(Operation operation, BiConsumer<Directory, User> action) {
        return on(operation, RoundTripTenant::user, action);
    }

    private static RoundTrip ofSession(Operation operation, BiConsumer<Directory, RoundTripTenant.Live> action) {
        return on(operation, RoundTripTenant::session, action);
    }

    private static <T> RoundTrip on(
            Operation operation, Function<RoundTripTenant, T> subject, BiConsumer<Directory, T> action) {
        return RoundTrip.of(operation, tenant -> {
            T prepared = subject.apply(tenant);
            return () -> action.accept(tenant.directory(), prepared);
        });
    }

    private static Runnable secondPage(RoundTripTenant tenant) {
        PageRequest first = PageRequest.first(2);
        String next = Objects.requireNonNull(
                tenant.directory().users().list(UserQuery.all(), first).next());
        return () -> tenant.directory().users().list(UserQuery.all(), first.at(next));
    }

    private static Runnable verifyForTheFirstTime(RoundTripTenant tenant) {
        Secret token = tenant.session().tokens().accessToken();
        IdentityBackend another = tenant.another();
        return () -> {
            try (another) {
                another.directory(tenant.tenant(), RoundTripTenant.call())
                        .sessions()
                        .verify(token, null);
            }
        };
    }
}
