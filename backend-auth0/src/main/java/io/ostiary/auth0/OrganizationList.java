package io.ostiary.auth0;

import static io.ostiary.Operation.LIST_ORGANIZATIONS;

import io.ostiary.CaseFold;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists organizations, and looks through them for a text, for which Auth0 has no search. */
final class OrganizationList {
    private final ManagedTenant tenant;

    OrganizationList(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    Page<Organization> page(OrganizationQuery query, PageRequest page) {
        return Slice.page(
                        LIST_ORGANIZATIONS,
                        List.of(tenant.id(), query),
                        page.cursor(),
                        from -> slice(query, from, page))
                .map(OrganizationRow::toOrganization)
                .map(organization -> query.memberCounts() ? counted(organization) : organization);
    }

    private Slice<OrganizationRow> slice(OrganizationQuery query, @Nullable String from, PageRequest page) {
        SliceSource<OrganizationRow> rows = new OrganizationTable(tenant, LIST_ORGANIZATIONS).rows();
        if (query.text() == null) {
            return rows.slice(from, Math.min(page.size(), Slice.MOST));
        }
        String folded = CaseFold.fold(query.text());
        return rows.matching(row -> mentions(row, folded), from, page.size(), Slice.MOST);
    }

    private Organization counted(Organization organization) {
        return organization.withMemberCount(
                new OrganizationMembers(tenant, LIST_ORGANIZATIONS, organization.id()).count());
    }

    private static boolean mentions(OrganizationRow row, String folded) {
        return CaseFold.fold(row.name()).contains(folded)
                || CaseFold.fold(row.slug()).contains(folded);
    }
}
