package io.ostiary.fault;

import static io.ostiary.Operation.*;
import static io.ostiary.fault.Subjects.intact;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IdentityException.Code;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.user.Disablement;
import io.ostiary.user.IdentityId;
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
import java.util.Set;

/** The acts on {@link io.ostiary.user.Users}. */
final class UserActs {
    private static final Secret NEW_PASSWORD = Secret.of("Canary-Fault-8");

    /** How many wrong passwords lock a user. */
    private static final int GUESSES = 10;

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
            Act.read(
                    COUNT_USERS,
                    Subjects::user,
                    (client, user) ->
                            assertThat(client.users().count(UserQuery.all())).isPositive()),
            Act.read(
                    EXPORT_USER_DATA,
                    Subjects::user,
                    (client, user) -> assertThat(
                                    client.users().export(user.id()).sections())
                            .isNotEmpty()),
            Act.read(
                    LIST_MFA_FACTORS,
                    UserActs::userWithFactor,
                    (client, user) ->
                            assertThat(client.users().mfaFactors(user.id())).hasSize(1)),
            Act.write(
                    RESET_MFA,
                    UserActs::userWithFactor,
                    (client, user) -> client.users().resetMfa(user.id(), Set.of()),
                    (client, user) ->
                            client.users().mfaFactors(intact(client, user).id()).isEmpty()),
            Act.anyNumber(
                    SEND_PASSWORD_RESET,
                    Subjects::user,
                    (client, user) -> client.users().sendPasswordReset(user.id(), null)),
            Act.anyNumber(
                    SEND_EMAIL_VERIFICATION,
                    Subjects::user,
                    (client, user) -> client.users().sendEmailVerification(user.id())),
            Act.write(
                    SET_EMAIL_VERIFIED,
                    Subjects::user,
                    (client, user) -> client.users().setEmailVerified(user.id(), true),
                    (client, user) -> intact(client, user).emailVerified()),
            Act.write(
                    UNLOCK_USER,
                    UserActs::lockedUser,
                    (client, user) -> client.users().unlock(user.id()),
                    (client, user) -> intact(client, user).status() == UserStatus.ACTIVE),
            Act.write(
                            LINK_ACCOUNTS,
                            UserActs::linkable,
                            (client, pair) -> client.users()
                                    .link(pair.primary().id(), pair.secondary().id()),
                            UserActs::areLinked)
                    .onlyOnce(Code.NOT_FOUND),
            Act.write(
                            UNLINK_ACCOUNTS,
                            UserActs::linked,
                            (client, user) -> client.users().unlink(user.id(), secondIdentity(user)),
                            (client, user) -> client.users().find(user.id()).orElseThrow().identities().stream()
                                    .noneMatch(identity -> identity.id().equals(secondIdentity(user))))
                    .onlyOnce(Code.NOT_FOUND),
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
                    ENABLE_USER,
                    UserActs::disabledUser,
                    (client, user) -> client.users().enable(user.id()),
                    (client, user) -> intact(client, user).status() == UserStatus.ACTIVE),
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

    /** Two users of whom the second can become part of the first. */
    private record Linkable(User primary, User secondary) {}

    private static Linkable linkable(TenantClient client) {
        User secondary = client.users().create(Subjects.newcomer(client));
        client.makeLinkable(secondary.id());
        return new Linkable(
                Subjects.user(client), client.users().find(secondary.id()).orElseThrow());
    }

    private static boolean areLinked(TenantClient client, Linkable pair) {
        int now = intact(client, pair.primary()).identities().size();
        return now > pair.primary().identities().size()
                && client.users().find(pair.secondary().id()).isEmpty();
    }

    private static User linked(TenantClient client) {
        Linkable pair = linkable(client);
        return client.users().link(pair.primary().id(), pair.secondary().id());
    }

    private static IdentityId secondIdentity(User user) {
        return user.identities().get(user.identities().size() - 1).id();
    }

    private static User userWithFactor(TenantClient client) {
        User user = Subjects.user(client);
        client.enrolFactor(user.id());
        return user;
    }

    private static User disabledUser(TenantClient client) {
        User user = Subjects.user(client);
        client.users().disable(user.id(), Disablement.keepingSessions());
        return user;
    }

    /** Somebody whose password was guessed at too often. */
    private static User lockedUser(TenantClient client) {
        User user = Subjects.user(client);
        for (int time = 0; time < GUESSES; time++) {
            assertThat(Subjects.lets(client, user, NEW_PASSWORD)).isFalse();
        }
        assertThat(intact(client, user).status()).isEqualTo(UserStatus.LOCKED);
        return user;
    }

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
