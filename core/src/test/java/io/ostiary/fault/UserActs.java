package io.ostiary.fault;

import static io.ostiary.Operation.*;
import static io.ostiary.fault.Subjects.intact;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IdentityException.Code;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.user.Disablement;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserStatus;
import java.util.List;
import java.util.Optional;

/** The acts on {@link io.ostiary.user.Users}. */
final class UserActs {
    private static final Secret NEW_PASSWORD = Secret.of("Canary-Fault-8");

    static final List<Act<?>> ALL = List.of(
            Act.read(
                    LIST_USERS,
                    Subjects::user,
                    (client, user) -> assertThat(client.users()
                                    .list(UserQuery.all(), PageRequest.first())
                                    .items())
                            .isNotEmpty()),
            Act.read(
                    GET_USER,
                    Subjects::user,
                    (client, user) -> assertThat(client.users().find(user.id())).isPresent()),
            Act.write(
                            CREATE_USER,
                            Subjects::newcomer,
                            (client, user) -> client.users().create(user),
                            Subjects::isThere)
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.write(
                    UPDATE_USER,
                    Subjects::user,
                    (client, user) -> client.users().update(user.id(), namedAda()),
                    (client, user) -> "Ada".equals(intact(client, user).givenName())),
            Act.write(
                    DISABLE_USER,
                    Subjects::user,
                    (client, user) -> client.users().disable(user.id(), Disablement.keepingSessions()),
                    (client, user) -> intact(client, user).status() == UserStatus.DISABLED),
            Act.write(
                            DELETE_USER,
                            Subjects::user,
                            (client, user) -> client.users().delete(user.id()),
                            (client, user) -> client.users().find(user.id()).isEmpty())
                    .onlyOnce(Code.NOT_FOUND),
            Act.reporting(IMPORT_USERS, Subjects::newcomer, UserActs::importing, Subjects::isThere)
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.write(
                    SET_PASSWORD,
                    Subjects::user,
                    (client, user) -> client.users().setPassword(user.id(), NewPassword.of(NEW_PASSWORD)),
                    UserActs::hasNewPassword));

    private UserActs() {}

    private static UserPatch namedAda() {
        return UserPatch.builder().givenName(Change.set("Ada")).build();
    }

    private static Optional<Code> importing(TenantClient client, NewUser user) {
        ImportReport report = client.users()
                .importAll(List.of(new ImportedUser(1, user, null)), ImportMode.CREATE, ImportProgress.NONE);
        return report.failures().stream().map(ImportReport.Failure::code).findFirst();
    }

    /** The new password lets in, or else the old one does. */
    private static boolean hasNewPassword(TenantClient client, User user) {
        boolean changed = Subjects.lets(client, intact(client, user), NEW_PASSWORD);
        assertThat(Subjects.lets(client, user, Subjects.PASSWORD)).isNotEqualTo(changed);
        return changed;
    }
}
