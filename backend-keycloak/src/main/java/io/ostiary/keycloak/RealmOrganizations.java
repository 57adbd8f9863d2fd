package io.ostiary.keycloak;

import static io.ostiary.Operation.LIST_ORGANIZATIONS;

import io.ostiary.BackendFailureException;
import io.ostiary.CaseFold;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationLookup;
import io.ostiary.organization.OrganizationQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** The organizations of a realm, read. */
final class RealmOrganizations {
    private final Realm realm;

    RealmOrganizations(Realm realm) {
        this.realm = realm;
    }

    /** One page, by name. The server searches names and domains but not aliases, so a text is looked for here. */
    Page<Organization> page(OrganizationQuery query, PageRequest page) {
        String folded = query.text() == null ? null : CaseFold.fold(query.text());
        Page<Organization> found = list(
                        LIST_ORGANIZATIONS,
                        organization -> folded == null || mentions(organization, folded),
                        folded != null)
                .page(LIST_ORGANIZATIONS, List.of(realm.tenant(), query), page);
        if (!query.memberCounts()) {
            return found;
        }
        return new Page<>(
                found.items().stream()
                        .map(organization -> counted(LIST_ORGANIZATIONS, organization))
                        .toList(),
                found.next(),
                found.total());
    }

    /** The organization that a reference means. */
    Organization resolve(String reference) {
        return new Lookup().resolve(reference);
    }

    /**
     * The organization as the server has it.
     *
     * @throws NotFoundException when there is none
     */
    OrganizationRepresentation read(Operation operation, OrganizationId id) {
        return send(operation, id, resource(operation, id)::toRepresentation);
    }

    Optional<OrganizationRepresentation> find(Operation operation, OrganizationId id) {
        try {
            return Optional.of(read(operation, id));
        } catch (NotFoundException e) {
            if (e.kind().equals("organization")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The organization with its members counted, which is a request of its own. */
    Organization counted(Operation operation, Organization organization) {
        return organization.withMemberCount(count(operation, organization.id()));
    }

    long count(Operation operation, OrganizationId id) {
        return send(operation, id, () -> resource(operation, id).members().count());
    }

    /** The organization of that alias, which the server does not search. */
    Optional<Organization> bySlug(Operation operation, String slug) {
        return list(operation, organization -> organization.slug().equals(slug), true).all().stream()
                .findFirst();
    }

    /** Every organization, for what the server can be asked only of each. */
    List<Organization> all(Operation operation) {
        return list(operation, organization -> true, true).all();
    }

    /**
     * What the requests of the operation are about; no request is made.
     *
     * @throws NotFoundException when no organization can have the id
     */
    OrganizationResource resource(Operation operation, OrganizationId id) {
        if (!Paths.isSegment(id.value())) {
            throw new NotFoundException(operation, "organization", id.value());
        }
        return realm.resource(operation).organizations().get(id.value());
    }

    <T> T send(Operation operation, OrganizationId id, Supplier<T> request) {
        return ofThisRealm(
                operation, id, () -> realm.requests().repeatable(operation, Subject.organization(id), request));
    }

    /**
     * Asked for an organization of another realm the server fails with 500 (seen with 26.7.3). The list of this realm's
     * tells whether it was that.
     */
    <T> T ofThisRealm(Operation operation, OrganizationId id, Supplier<T> requests) {
        try {
            return requests.get();
        } catch (BackendFailureException e) {
            if (all(operation).stream()
                    .noneMatch(organization -> organization.id().equals(id))) {
                throw Subject.organization(id).missing(operation);
            }
            throw e;
        }
    }

    private OffsetList<OrganizationRepresentation, Organization> list(
            Operation operation, Predicate<Organization> selects, boolean sparse) {
        return new OffsetList<>(
                (offset, max) -> realm.requests()
                        .repeatable(
                                operation,
                                Subject.tenant(realm.tenant()),
                                () -> realm.resource(operation).organizations().search(null, null, offset, max, false)),
                OrganizationRepresentation::getId,
                OrganizationRepresentation::getName,
                organization -> Optional.of(OrganizationMapping.toOrganization(organization))
                        .filter(selects),
                sparse);
    }

    private static boolean mentions(Organization organization, String folded) {
        return CaseFold.fold(organization.name()).contains(folded)
                || CaseFold.fold(organization.slug()).contains(folded);
    }

    private final class Lookup implements OrganizationLookup {
        @Override
        public Optional<Organization> byId(String id) {
            return Paths.isSegment(id)
                    ? find(LIST_ORGANIZATIONS, OrganizationId.of(id)).map(OrganizationMapping::toOrganization)
                    : Optional.empty();
        }

        @Override
        public Optional<Organization> bySlug(String slug) {
            return RealmOrganizations.this.bySlug(LIST_ORGANIZATIONS, slug);
        }

        @Override
        public List<Organization> byName(String name) {
            return list(LIST_ORGANIZATIONS, organization -> name.equals(organization.name()), true)
                    .all();
        }
    }
}
