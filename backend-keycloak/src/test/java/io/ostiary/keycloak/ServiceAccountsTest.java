package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.PageRequest;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.NewApplication;
import io.ostiary.backend.Directory;
import io.ostiary.group.GroupId;
import io.ostiary.group.NewGroup;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.user.Disablement;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserRef;
import io.ostiary.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.UserRepresentation;

/** The server keeps the service accounts of clients as users, whose usernames people may have, too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceAccountsTest {
    private static final PageRequest PAGE = PageRequest.first(100);

    private final LiveRealm realm = new LiveRealm();
    private final Directory directory = realm.directory();
    private final UserId ada = directory
            .users()
            .create(NewUser.withEmail("ada@example.com")
                    .username("service-account-ada")
                    .build())
            .id();
    private final UserId bob = realm.someUser().id();
    private final UserId robot = serviceAccount();

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void listsAndCountsHoldPeopleAlone() {
        Stream.of(
                        UserQuery.builder(),
                        UserQuery.builder().status(UserStatus.ACTIVE),
                        UserQuery.builder().emailVerified(false),
                        UserQuery.builder().createdAfter(Instant.EPOCH),
                        UserQuery.builder().createdBefore(Instant.parse("2100-01-01T00:00:00Z")),
                        UserQuery.builder().text("%"))
                .map(UserQuery.Builder::build)
                .forEach(query -> {
                    boolean everybody = query.text() == null;
                    assertThat(ids(directory.users().list(query, PAGE).items()))
                            .as("%s", query)
                            .containsExactlyInAnyOrderElementsOf(everybody ? List.of(ada, bob) : List.of());
                    assertThat(directory.users().count(query)).as("%s", query).isEqualTo(everybody ? 2 : 0);
                });
        UserQuery named = UserQuery.builder().text("service-account").build();
        assertThat(ids(directory.users().list(named, PAGE).items())).containsExactly(ada);
        assertThat(directory.users().count(named)).isEqualTo(1);
    }

    @Test
    void membersArePeopleAlone() {
        Role role = directory.roles().create(NewRole.of("cook"), IfExists.FAIL).value();
        GroupId group = directory.groups().create(NewGroup.of("kitchen")).id();
        OrganizationId organization =
                directory.organizations().create(NewOrganization.of("Acme")).id();
        for (UserId user : List.of(ada, robot)) {
            realm.realm()
                    .users()
                    .get(user.value())
                    .roles()
                    .realmLevel()
                    .add(List.of(realm.realm().roles().get(role.key()).toRepresentation()));
            realm.realm().users().get(user.value()).joinGroup(group.value());
            realm.realm()
                    .organizations()
                    .get(organization.value())
                    .members()
                    .addMember(user.value())
                    .close();
        }

        assertThat(ids(directory.roles().members(role.id(), PAGE).items())).containsExactly(ada);
        assertThat(ids(directory.groups().members(group, false, PAGE).items())).containsExactly(ada);
        assertThat(ids(directory.groups().members(group, true, PAGE).items())).containsExactly(ada);
        assertThat(directory.organizations().members(organization, PAGE).items())
                .extracting(member -> member.user().id())
                .containsExactly(ada);
    }

    @Test
    void aPersonIsWhoeverTheNameLooksLike() {
        assertThat(directory.users().find(ada)).isPresent();
        assertThat(directory
                        .users()
                        .resolve(UserRef.parse("service-account-ada"))
                        .user()
                        .id())
                .isEqualTo(ada);
        assertThat(directory.users().setEmailVerified(ada, false).id()).isEqualTo(ada);
    }

    @Test
    void theAccountOfAClientIsNotFoundAndStaysAsItIs() {
        UserRepresentation before = realm.realm().users().get(robot.value()).toRepresentation();

        assertThat(directory.users().find(robot)).isEmpty();
        for (String reference : List.of(robot.value(), before.getUsername())) {
            isMissing(() -> directory.users().resolve(UserRef.parse(reference)));
        }
        isMissing(() -> directory.users().disable(robot, Disablement.endingSessions()));
        isMissing(() -> directory.users().delete(robot));
        isMissing(() -> directory.metadata().get(robot, MetadataKeys.all()));

        assertThat(realm.realm().users().get(robot.value()).toRepresentation().isEnabled())
                .isTrue();
    }

    private UserId serviceAccount() {
        Application application = directory
                .applications()
                .create(NewApplication.of("robot", ApplicationType.MACHINE))
                .application();
        return UserId.of(
                realm.client(application.id().value()).getServiceAccountUser().getId());
    }

    private static List<UserId> ids(List<User> users) {
        return users.stream().map(User::id).toList();
    }

    private static void isMissing(ThrowingCallable call) {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(call);
    }
}
