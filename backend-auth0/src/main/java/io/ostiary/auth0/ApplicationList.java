package io.ostiary.auth0;

import static io.ostiary.Operation.LIST_APPLICATIONS;

import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationLookup;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.auth0.ApplicationTable.Slice;
import io.ostiary.backend.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists applications, and looks through them for a text or a name, for which Auth0 has no search. */
final class ApplicationList implements ApplicationLookup {
    /** How often a page that is looked for asks for more; it goes on where it stopped. */
    private static final int MOST_SLICES = 10;

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
        Object bound = List.of(tenant.id(), query);
        String from = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), operation, bound, 1).get(0);
        int most = query.equals(ApplicationQuery.ALL) ? page.size() + 1 : ApplicationTable.PAGE;
        Slice slice = matching(query, from, page.size(), Math.min(most, ApplicationTable.PAGE));
        String next = slice.next() == null ? null : Cursor.encode(operation, bound, List.of(slice.next()));
        return Page.of(slice.rows().stream().map(ApplicationRow::toApplication).toList(), next);
    }

    @Override
    public Optional<Application> byId(String id) {
        return table.byId(id).map(ApplicationRow::toApplication);
    }

    @Override
    public List<Application> byName(String name) {
        List<Application> found = new ArrayList<>();
        String at = null;
        for (int slices = 0; slices < MOST_OF_A_NAME; slices++) {
            Slice slice = table.slice(at, ApplicationTable.PAGE);
            slice.rows().stream()
                    .filter(row -> table.isApplication(row) && row.name().equals(name))
                    .map(ApplicationRow::toApplication)
                    .forEach(found::add);
            at = slice.next();
            if (at == null) {
                return found;
            }
        }
        throw new ConflictException(
                LIST_APPLICATIONS,
                "the tenant has too many applications to look through for " + name + "; name it by id");
    }

    private Slice matching(ApplicationQuery query, @Nullable String from, int size, int most) {
        List<ApplicationRow> found = new ArrayList<>();
        String at = from;
        int take = most;
        for (int slices = 0; slices < MOST_SLICES; slices++) {
            Slice slice = table.slice(at, take);
            List<ApplicationRow> matching = slice.rows().stream()
                    .filter(row -> table.isApplication(row) && query.matches(row.toApplication()))
                    .toList();
            int room = size - found.size();
            if (matching.size() > room) {
                // Auth0 goes on behind the last of what it gave, so that has to be the last that there is room for.
                take = 1 + slice.rows().indexOf(matching.get(room - 1));
                continue;
            }
            found.addAll(matching);
            at = slice.next();
            take = most;
            if (at == null || found.size() == size) {
                break;
            }
        }
        return new Slice(found, at);
    }
}
