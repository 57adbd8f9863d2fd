package io.ostiary.auth0;

import com.auth0.client.mgmt.types.ListOrganizationsPaginatedResponseContent;
import com.auth0.client.mgmt.types.ListOrganizationsRequestParameters;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.organization.OrganizationId;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tenant's organizations. */
final class OrganizationTable {
    /** What can be part of a path without meaning another place. */
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-]{1,50}");

    private static final Pattern ID = Pattern.compile("org_[A-Za-z0-9]{1,46}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]{0,49}");

    private final ManagedTenant tenant;
    private final Operation operation;

    OrganizationTable(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    /** Whether the text has the form of Auth0's ids. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * The organization as what a request is about, unless there can be none of that id. Auth0 takes a name in the place of
     * an id: what does not look like an id is asked for first.
     */
    Subject requirePossible(OrganizationId id) {
        if (!isId(id.value())) {
            OrganizationRow unused = get(id);
        }
        Requests unused = tenant.requests(operation);
        return Subject.organization(id);
    }

    /**
     * The organization.
     *
     * @throws NotFoundException when there is none of that id
     */
    OrganizationRow get(OrganizationId id) {
        Requests requests = tenant.requests(operation);
        Subject organization = Subject.organization(id);
        if (!SEGMENT.matcher(id.value()).matches()) {
            throw organization.missing(operation);
        }
        OrganizationRow found = requests.repeatable(
                operation,
                organization,
                attempt -> OrganizationRow.of(attempt.api().organizations().get(id.value())));
        if (!found.id().equals(id)) {
            throw organization.missing(operation);
        }
        return found;
    }

    /** The organization of that id. */
    Optional<OrganizationRow> byId(OrganizationId id) {
        return present(() -> get(id));
    }

    /** The organization of that slug. */
    Optional<OrganizationRow> bySlug(String slug) {
        Requests requests = tenant.requests(operation);
        if (!SLUG.matcher(slug).matches()) {
            return Optional.empty();
        }
        return present(() -> requests.repeatable(
                operation,
                Subject.newOrganization(slug),
                attempt -> OrganizationRow.of(attempt.api().organizations().getByName(slug))));
    }

    /** All of them. */
    SliceSource<OrganizationRow> rows() {
        return this::slice;
    }

    private Slice<OrganizationRow> slice(@Nullable String from, int take) {
        var request = ListOrganizationsRequestParameters.builder()
                .take(take)
                .from(Optional.ofNullable(from))
                .build();
        var answer = tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.tenant(tenant.id()),
                        attempt -> attempt.api().organizations().list(request));
        return new Slice<>(
                answer.getItems().stream().map(OrganizationRow::of).toList(),
                answer.<ListOrganizationsPaginatedResponseContent>getResponse()
                        .flatMap(ListOrganizationsPaginatedResponseContent::getNext)
                        .orElse(null));
    }

    private static Optional<OrganizationRow> present(Supplier<OrganizationRow> read) {
        try {
            return Optional.of(read.get());
        } catch (NotFoundException e) {
            if (e.kind().equals("organization")) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
