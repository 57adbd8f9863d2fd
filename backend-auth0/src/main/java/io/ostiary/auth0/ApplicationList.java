package io.ostiary.auth0;

import static io.ostiary.Operation.LIST_APPLICATIONS;

import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationLookup;
import io.ostiary.application.ApplicationQuery;
import java.util.List;
import java.util.Optional;

/** Lists applications, and looks through them for a text or a name, for which Auth0 has no search. */
final class ApplicationList implements ApplicationLookup {
    /** How many slices are looked through for a name. */
    private static final int MOST_OF_A_NAME = 50;

    private final ManagedTenant tenant;
    private final Operation operation;
    private final ApplicationTable table;

    ApplicationList(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
        this.table = new ApplicationTable(tenant, operation);
    }

    Page<Application> page(ApplicationQuery query, PageRequest page) {
        int most = query.equals(ApplicationQuery.ALL) ? page.size() + 1 : Slice.MOST;
        return Slice.page(
                        operation,
                        List.of(tenant.id(), query),
                        page.cursor(),
                        from -> table.rows()
                                .matching(
                                        row -> table.isApplication(row) && query.matches(row.toApplication()),
                                        from,
                                        page.size(),
                                        Math.min(most, Slice.MOST)))
                .map(ApplicationRow::toApplication);
    }

    @Override
    public Optional<Application> byId(String id) {
        return table.byId(id).map(ApplicationRow::toApplication);
    }

    @Override
    public List<Application> byName(String name) {
        return table.rows()
                .filter(row -> table.isApplication(row) && row.name().equals(name))
                .map(ApplicationRow::toApplication)
                .within(MOST_OF_A_NAME)
                .orElseThrow(() -> new ConflictException(
                        LIST_APPLICATIONS,
                        "the tenant has too many applications to look through for " + name + "; name it by id"));
    }
}
