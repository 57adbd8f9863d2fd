package io.ostiary.auth0;

import com.auth0.client.mgmt.organizations.members.types.AssignOrganizationMemberRolesRequestContent;
import com.auth0.client.mgmt.organizations.members.types.DeleteOrganizationMemberRolesRequestContent;
import com.auth0.client.mgmt.organizations.members.types.ListOrganizationMemberRolesRequestParameters;
import io.ostiary.Operation;
import io.ostiary.organization.OrganizationId;
import io.ostiary.role.NamedRole;
import io.ostiary.user.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The roles that one member has inside an organization. */
record MemberRoles(ManagedTenant tenant, Operation operation, OrganizationId organization, UserId user) {
    /** The roles, by key. */
    List<NamedRole> list() {
        return OffsetList.all(page -> {
                    var request = ListOrganizationMemberRolesRequestParameters.builder()
                            .page(page)
                            .perPage(OffsetList.PAGE)
                            .includeTotals(true)
                            .build();
                    return requests()
                            .repeatable(
                                    operation,
                                    Subject.organization(organization),
                                    attempt -> attempt.api()
                                            .organizations()
                                            .members()
                                            .roles()
                                            .list(organization.value(), user.value(), request)
                                            .getItems());
                })
                .stream()
                .map(role -> RoleTable.row(role).mention())
                .sorted(Comparator.comparing(NamedRole::key))
                .toList();
    }

    /** Gives roles to the member. */
    void add(Collection<NamedRole> roles) {
        if (roles.isEmpty()) {
            return;
        }
        var request = AssignOrganizationMemberRolesRequestContent.builder()
                .roles(ids(roles))
                .build();
        requests()
                .perform(
                        operation,
                        Subject.organization(organization),
                        attempt -> attempt.api()
                                .organizations()
                                .members()
                                .roles()
                                .assign(organization.value(), user.value(), request));
    }

    /** Takes roles away from the member; that the member does not have one is no error. */
    void remove(Collection<NamedRole> roles) {
        if (roles.isEmpty()) {
            return;
        }
        var request = DeleteOrganizationMemberRolesRequestContent.builder()
                .roles(ids(roles))
                .build();
        requests()
                .perform(
                        operation,
                        Subject.organization(organization),
                        attempt -> attempt.api()
                                .organizations()
                                .members()
                                .roles()
                                .delete(organization.value(), user.value(), request));
    }

    private Requests requests() {
        return tenant.requests(operation, user);
    }

    private static List<String> ids(Collection<NamedRole> roles) {
        return roles.stream().map(role -> role.id().value()).toList();
    }
}
