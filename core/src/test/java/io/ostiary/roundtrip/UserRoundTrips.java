package io.ostiary.roundtrip;

import static io.ostiary.Operation.*;

import io.ostiary.Change;
import io.ostiary.PageRequest;
import io.ostiary.user.Disablement;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserSort;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What is counted of {@link io.ostiary.user.Users}. */
final class UserRoundTrips {
    private static final PageRequest PAGE = PageRequest.first(50);

    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(LIST_USERS, directory -> directory.users().list(UserQuery.all(), PAGE)),
            RoundTrip.of(LIST_USERS, directory -> directory.users().list(UserQuery.containing("crowd"), PAGE))
                    .when("with a text"),
            RoundTrip.prepared(LIST_USERS, UserRoundTrips::secondPage).when("a later page"),
            RoundTrip.of(LIST_USERS, directory -> directory.users().list(byEmail(), PageRequest.first(2)))
                    .when("by creation or e-mail address"),
            RoundTrip.of(COUNT_USERS, directory -> directory.users().count(UserQuery.all())),
            RoundTrip.of(COUNT_USERS, directory -> directory.users().count(UserQuery.containing("crowd")))
                    .when("with a text"),
            RoundTrip.ofUser(GET_USER, (directory, user) -> directory.users().find(user.id())),
            RoundTrip.on(
                    RoundTripTenant::newUser,
                    CREATE_USER,
                    (directory, user) -> directory.users().create(user)),
            RoundTrip.ofUser(UPDATE_USER, (directory, user) -> directory.users().update(user.id(), namedAda())),
            RoundTrip.ofUser(
                    DISABLE_USER,
                    (directory, user) -> directory.users().disable(user.id(), Disablement.keepingSessions())),
            RoundTrip.prepared(ENABLE_USER, UserRoundTrips::enable),
            RoundTrip.ofUser(DELETE_USER, (directory, user) -> directory.users().delete(user.id())),
            RoundTrip.prepared(IMPORT_USERS, tenant -> importing(tenant, tenant.newUser())),
            RoundTrip.prepared(IMPORT_USERS, tenant -> importing(tenant, tenant.newUserWithPassword()))
                    .when("with a password"),
            RoundTrip.ofSession(
                    EXPORT_USER_DATA,
                    (directory, live) -> directory.users().export(live.session().user())),
            RoundTrip.ofUser(
                    SEND_PASSWORD_RESET, (directory, user) -> directory.users().sendPasswordReset(user.id(), null)),
            RoundTrip.ofUser(
                    SEND_EMAIL_VERIFICATION,
                    (directory, user) -> directory.users().sendEmailVerification(user.id())),
            RoundTrip.ofUser(
                    SET_EMAIL_VERIFIED, (directory, user) -> directory.users().setEmailVerified(user.id(), true)),
            RoundTrip.ofUser(
                    SET_PASSWORD,
                    (directory, user) ->
                            directory.users().setPassword(user.id(), NewPassword.of(RoundTripTenant.PASSWORD))),
            RoundTrip.ofUser(UNLOCK_USER, (directory, user) -> directory.users().unlock(user.id())),
            RoundTrip.on(
                    RoundTripTenant::userWithFactors,
                    LIST_MFA_FACTORS,
                    (directory, user) -> directory.users().mfaFactors(user.id())),
            RoundTrip.on(
                    RoundTripTenant::userWithFactors,
                    RESET_MFA,
                    (directory, user) -> directory.users().resetMfa(user.id(), Set.of())),
            RoundTrip.prepared(LINK_ACCOUNTS, UserRoundTrips::link),
            RoundTrip.prepared(UNLINK_ACCOUNTS, UserRoundTrips::unlink));

    private UserRoundTrips() {}

    private static UserQuery byEmail() {
        return UserQuery.builder().sort(UserSort.EMAIL).build();
    }

    private static UserPatch namedAda() {
        return UserPatch.builder().givenName(Change.set("Ada")).build();
    }

    private static Runnable secondPage(RoundTripTenant tenant) {
        PageRequest first = PageRequest.first(2);
        String next = Objects.requireNonNull(
                tenant.directory().users().list(UserQuery.all(), first).next());
        return () -> tenant.directory().users().list(UserQuery.all(), first.at(next));
    }

    private static Runnable enable(RoundTripTenant tenant) {
        UserId user = tenant.user().id();
        tenant.directory().users().disable(user, Disablement.keepingSessions());
        return () -> tenant.directory().users().enable(user);
    }

    private static Runnable importing(RoundTripTenant tenant, NewUser user) {
        List<ImportedUser> rows = List.of(new ImportedUser(1, user, null));
        return () -> tenant.directory().users().importAll(rows, ImportMode.CREATE, ImportProgress.NONE);
    }

    private static Runnable link(RoundTripTenant tenant) {
        UserId primary = tenant.user().id();
        UserId secondary = tenant.linkableUser().id();
        return () -> tenant.directory().users().link(primary, secondary);
    }

    private static Runnable unlink(RoundTripTenant tenant) {
        UserId primary = tenant.user().id();
        User linked =
                tenant.directory().users().link(primary, tenant.linkableUser().id());
        return () -> tenant.directory()
                .users()
                .unlink(primary, linked.identities().get(1).id());
    }
}
