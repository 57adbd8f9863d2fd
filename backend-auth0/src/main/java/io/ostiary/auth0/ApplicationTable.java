package io.ostiary.auth0;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.application.ApplicationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tenant's applications, without the one that this backend itself is, the one that stands for all, and API keys. */
final class ApplicationTable {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Map<String, String> FIELDS = Map.of("fields", ApplicationRow.FIELDS, "include_fields", "true");

    private final ManagedTenant tenant;
    private final Operation operation;

    ApplicationTable(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    /** The application, to be told about. */
    Optional<ApplicationRow> byId(String id) {
        return search(id).filter(this::isApplication);
    }

    /**
     * The application, to be told about.
     *
     * @throws NotFoundException when there is none of that id
     */
    ApplicationRow get(ApplicationId id) {
        return byId(id.value()).orElseThrow(() -> Subject.application(id).missing(operation));
    }

    /**
     * The application, to be changed.
     *
     * @throws NotFoundException when there is none of that id
     * @throws ConflictException when it is the one that this backend itself is, or the one that stands for all
     */
    ApplicationRow own(ApplicationId id) {
        ApplicationRow found =
                search(id.value()).orElseThrow(() -> Subject.application(id).missing(operation));
        if (!isApplication(found)) {
            throw new ConflictException(
                    operation,
                    "application " + id
                            + " is the one that Ostiary itself works with, or Auth0's own; change it in the Auth0"
                            + " Dashboard");
        }
        return found;
    }

    /**
     * Refuses for an application that the settings name, with its secret or without, what would make them wrong.
     *
     * @throws ConflictException when the settings name it
     */
    void requireUnused(ApplicationId id) {
        Auth0Settings settings = tenant.settings();
        if (id.value().equals(settings.signIn().clientId()) || id.value().equals(settings.invitationClientId())) {
            throw new ConflictException(
                    operation,
                    "application " + id + " is one that Ostiary's settings name; name another in sign-in-client-id or"
                            + " invitation-client-id first");
        }
    }

    /** All of them, those too that are not told about. */
    SliceSource<ApplicationRow> rows() {
        return SliceSource.of(
                        tenant.requests(operation),
                        operation,
                        Subject.tenant(tenant.id()),
                        List.of("clients"),
                        FIELDS,
                        "clients")
                .map(ApplicationRow::new);
    }

    /** Whether it is one that is told about. */
    boolean isApplication(ApplicationRow row) {
        return !row.isGlobal()
                && !new ApiKeyRow(row.json()).isApiKey()
                && !row.id().value().equals(tenant.settings().management().clientId());
    }

    private Optional<ApplicationRow> search(String id) {
        Requests requests = tenant.requests(operation);
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return requests.find(
                operation,
                Subject.application(ApplicationId.of(id)),
                attempt -> new ApplicationRow(attempt.management("GET", List.of("clients", id), FIELDS, null)));
    }
}
