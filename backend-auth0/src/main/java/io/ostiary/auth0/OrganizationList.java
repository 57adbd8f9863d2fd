package io.ostiary.auth0;

import static io.ostiary.Operation.LIST_ORGANIZATIONS;

import io.ostiary.CaseFold;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.auth0.OrganizationTable.Slice;
import io.ostiary.backend.Cursor;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists organizations, and looks through them for a text, for which Auth0 has no search. */
final class OrganizationList {
    /** How often a page that is looked for asks for more; it goes on where it stopped. */
    private static final int MOST_SLICES = 10;

    private final ManagedTenant tenant;
    private final OrganizationTable table;

    OrganizationList(ManagedTenant tenant) {
        this.tenant = tenant;
        this.table = new OrganizationTable(tenant, LIST_ORGANIZATIONS);
    }

    Page<Organization> page(OrganizationQuery query, PageRequest page) {
        Object bound = List.of(tenant.id(), query);
        String from = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), LIST_ORGANIZATIONS, bound, 1).get(0);
        Slice slice = query.text() == null
                ? table.slice(from, Math.min(page.size(), OrganizationTable.PAGE))
                : mentioning(CaseFold.fold(query.text()), from, page.size());
        String next = slice.next() == null ? null : Cursor.encode(LIST_ORGANIZATIONS, bound, List.of(slice.next()));
        return Page.of(
                slice.organizations().stream()
                        .map(OrganizationRow::toOrganization)
                        .map(organization -> query.memberCounts() ? counted(organization) : organization)
                        .toList(),
                next);
    }

    private Slice mentioning(String folded, @Nullable String from, int size) {
        List<OrganizationRow> found = new ArrayList<>();
        String at = from;
        int take = OrganizationTable.PAGE;
        for (int slices = 0; slices < MOST_SLICES; slices++) {
            Slice slice = table.slice(at, take);
            List<OrganizationRow> matching = slice.organizations().stream()
                    .filter(row -> mentions(row, folded))
                    .toList();
            int room = size - found.size();
            if (matching.size() > room) {
                // Auth0 goes on behind the last of what it gave, so that has to be the last that there is room for.
                take = 1 + slice.organizations().indexOf(matching.get(room - 1));
                continue;
            }
            found.addAll(matching);
            at = slice.next();
            take = OrganizationTable.PAGE;
            if (at == null || found.size() == size) {
                break;
            }
        }
        return new Slice(found, at);
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
