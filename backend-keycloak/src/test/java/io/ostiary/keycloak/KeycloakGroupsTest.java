package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.PageRequest;
import io.ostiary.group.GroupId;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.Groups;
import io.ostiary.group.NewGroup;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.user.UserId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.GroupRepresentation;

/** Groups that the server keeps beside those of the realm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakGroupsTest {
    private static final PageRequest PAGE = PageRequest.first(100);

    private final LiveRealm realm = new LiveRealm();
    private final Groups groups = realm.directory().groups();

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void aGroupOfAnOrganizationIsNotFound() {
        OrganizationId organization = realm.directory()
                .organizations()
                .create(NewOrganization.of("Acme"))
                .id();
        var inside = new GroupRepresentation();
        inside.setName("inside");
        GroupId id = GroupId.of(Requests.createdId(
                realm.realm().organizations().get(organization.value()).groups().addTopLevelGroup(inside)));
        UserId user = realm.someUser().id();
        Role role = realm.directory()
                .roles()
                .create(NewRole.of("cook"), IfExists.FAIL)
                .value();

        assertThat(groups.find(id)).isEmpty();
        isMissing(() ->
                groups.update(id, GroupPatch.builder().name(Change.set("other")).build()));
        isMissing(() -> groups.delete(id));
        isMissing(() -> groups.members(id, false, PAGE));
        isMissing(() -> groups.members(id, true, PAGE));
        isMissing(() -> groups.addMember(id, user));
        isMissing(() -> groups.removeMember(id, user));
        isMissing(() -> groups.assignRole(id, role.id()));
        isMissing(() -> groups.unassignRole(id, role.id()));
        isMissing(() -> groups.list(new GroupQuery(null, id), PAGE));
        isMissing(() -> groups.create(NewGroup.in(id, "below")));
    }

    private static void isMissing(ThrowingCallable call) {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo("group"));
    }
}
