package io.ostiary.keycloak;

import static io.ostiary.Operation.LIST_APPLICATIONS;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationLookup;
import io.ostiary.application.ApplicationQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;

/** The clients of a realm that are applications, read. Those of Keycloak itself and of this backend are not. */
final class RealmApplications {
    private static final Set<String> BUILT_IN = Set.of(
            "account",
            "account-console",
            "admin-cli",
            "admin-permissions",
            "broker",
            "realm-management",
            "security-admin-console");

    private final Realm realm;

    RealmApplications(Realm realm) {
        this.realm = realm;
    }

    /** One page, by id. The server searches ids alone, so a text is looked for here, and so is a type. */
    Page<Application> page(Operation operation, Object bound, ApplicationQuery query, PageRequest page) {
        return list(operation, matching(query::matches), !query.equals(ApplicationQuery.ALL))
                .page(operation, List.of(realm.tenant(), bound), page);
    }

    /** One page of what few applications have, by their ids. */
    <T> Page<T> page(
            Operation operation, Object bound, Function<ClientRepresentation, Optional<T>> had, PageRequest page) {
        return list(operation, had, true).page(operation, List.of(realm.tenant(), bound), page);
    }

    /** The application that a reference means. */
    Application resolve(String reference) {
        return new Lookup().resolve(reference);
    }

    /**
     * The application as the server has it, to be told about.
     *
     * @throws NotFoundException when there is none
     */
    ClientRepresentation read(Operation operation, ApplicationId id) {
        return find(operation, id).orElseThrow(() -> Subject.application(id).missing(operation));
    }

    /**
     * The application as the server has it, to be changed.
     *
     * @throws NotFoundException when there is none
     * @throws ConflictException when it is a client of Keycloak itself or of this backend
     */
    ClientRepresentation own(Operation operation, ApplicationId id) {
        ClientRepresentation client =
                search(operation, id).orElseThrow(() -> Subject.application(id).missing(operation));
        if (!isApplication(client)) {
            throw new ConflictException(
                    operation,
                    "client " + id + " is one of Keycloak's own or one that Ostiary itself works with; change it in the"
                            + " Admin Console");
        }
        return client;
    }

    Optional<ClientRepresentation> find(Operation operation, ApplicationId id) {
        return search(operation, id).filter(this::isApplication);
    }

    /** What the requests of the operation are about; no request is made. */
    ClientResource resource(Operation operation, ClientRepresentation client) {
        return realm.resource(operation).clients().get(client.getId());
    }

    private Optional<ClientRepresentation> search(Operation operation, ApplicationId id) {
        return new RealmClients(realm).find(operation, id.value());
    }

    private <T> OffsetList<ClientRepresentation, T> list(
            Operation operation, Function<ClientRepresentation, Optional<T>> item, boolean sparse) {
        return new RealmClients(realm)
                .list(operation, null, client -> isApplication(client) ? item.apply(client) : Optional.empty(), sparse);
    }

    private static Function<ClientRepresentation, Optional<Application>> matching(Predicate<Application> selects) {
        return client -> Optional.of(ApplicationMapping.toApplication(client)).filter(selects);
    }

    private boolean isApplication(ClientRepresentation client) {
        KeycloakSettings settings = realm.requests().client().settings();
        boolean ourAccount = settings.realm().equals(realm.tenant().value())
                && settings.clientId().equals(client.getClientId());
        boolean ofProtocol =
                client.getProtocol() == null || client.getProtocol().equals("openid-connect");
        return ofProtocol
                && !ourAccount
                && !BUILT_IN.contains(client.getClientId())
                && !ApiKeyMapping.isApiKey(client)
                && !SignInClient.ID.equals(client.getClientId())
                && !PermissionsClient.ID.equals(client.getClientId());
    }

    private final class Lookup implements ApplicationLookup {
        @Override
        public Optional<Application> byId(String id) {
            boolean possible = !id.isEmpty() && id.length() <= 255 && id.chars().noneMatch(Character::isISOControl);
            return possible
                    ? find(LIST_APPLICATIONS, ApplicationId.of(id)).map(ApplicationMapping::toApplication)
                    : Optional.empty();
        }

        @Override
        public List<Application> byName(String name) {
            return list(
                            LIST_APPLICATIONS,
                            matching(application -> application.name().equals(name)),
                            true)
                    .all();
        }
    }
}
