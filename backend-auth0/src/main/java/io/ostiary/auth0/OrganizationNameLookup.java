package io.ostiary.auth0;

import static io.ostiary.Operation.LIST_ORGANIZATIONS;

import io.ostiary.ConflictException;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationLookup;
import java.util.List;
import java.util.Optional;

/** Finds organizations by what they are called. */
final class OrganizationNameLookup implements OrganizationLookup {
    /** How often a name asks for more, so that one call does not read 100,000 organizations. */
    private static final int MOST_SLICES = 50;

    private final OrganizationTable table;

    OrganizationNameLookup(ManagedTenant tenant) {
        this.table = new OrganizationTable(tenant, LIST_ORGANIZATIONS);
    }

    @Override
    public Optional<Organization> byId(String id) {
        return OrganizationTable.isId(id)
                ? table.byId(OrganizationId.of(id)).map(OrganizationRow::toOrganization)
                : Optional.empty();
    }

    @Override
    public Optional<Organization> bySlug(String slug) {
        return table.bySlug(slug).map(OrganizationRow::toOrganization);
    }

    @Override
    public List<Organization> byName(String name) {
        return table.rows()
                .filter(row -> row.name().equals(name))
                .map(OrganizationRow::toOrganization)
                .within(MOST_SLICES)
                .orElseThrow(() -> new ConflictException(
                        LIST_ORGANIZATIONS,
                        "the tenant has too many organizations to look through for " + name
                                + "; name it by id or slug"));
    }
}
