package io.ostiary.auth0;

import com.auth0.client.mgmt.users.types.ListUserOrganizationsRequestParameters;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Paging;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationMembership;
import io.ostiary.user.UserId;
import java.util.List;

/** The organizations that one user is a member of, of which Auth0 tells a thousand at most. */
record UserOrganizations(ManagedTenant tenant, Operation operation, UserId user) {
    boolean include(OrganizationId organization) {
        return all().stream().anyMatch(row -> row.id().equals(organization));
    }

    /** One page of them, by id; each costs a request for the user's roles in it. */
    Page<OrganizationMembership> page(PageRequest page) {
        return Paging.byKey(
                        operation,
                        List.of(tenant.id(), user),
                        page,
                        this::all,
                        row -> row.id().value())
                .map(row -> new OrganizationMembership(
                        row.toOrganization(), new MemberRoles(tenant, operation, row.id(), user).list()));
    }

    /** Ends every membership, roles first, for who is about to be no user any more. */
    void leave() {
        all().forEach(row -> {
            MemberRoles roles = new MemberRoles(tenant, operation, row.id(), user);
            roles.remove(roles.list());
            new OrganizationMembers(tenant, operation, row.id()).remove(user);
        });
    }

    private List<OrganizationRow> all() {
        return OffsetList.all(page -> {
            var request = ListUserOrganizationsRequestParameters.builder()
                    .page(page)
                    .perPage(OffsetList.PAGE)
                    .includeTotals(true)
                    .build();
            return tenant
                    .requests(operation, user)
                    .repeatable(
                            operation,
                            Subject.user(user),
                            attempt -> attempt.api()
                                    .users()
                                    .organizations()
                                    .list(user.value(), request)
                                    .getItems())
                    .stream()
                    .map(OrganizationRow::of)
                    .toList();
        });
    }
}
