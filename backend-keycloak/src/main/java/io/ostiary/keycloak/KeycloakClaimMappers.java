package io.ostiary.keycloak;

import static io.ostiary.Operation.DELETE_CLAIM_MAPPER;
import static io.ostiary.Operation.LIST_CLAIM_MAPPERS;
import static io.ostiary.Operation.SET_CLAIM_MAPPER;

import io.ostiary.AlreadyExistsException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Violation;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.ClaimMappers;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.admin.client.resource.ProtocolMappersResource;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** The claim mappers of a realm: protocol mappers of the {@link ClaimScope}. */
final class KeycloakClaimMappers implements ClaimMappers {
    /** Claims that Keycloak itself reads from its tokens, and yet lets a mapper replace. */
    private static final Set<String> ITS_OWN =
            Set.of("allowed-origins", "authorization", "organization", "session_state", "trusted-certs");

    private final Realm realm;

    KeycloakClaimMappers(Realm realm) {
        this.realm = realm;
    }

    @Override
    public List<ClaimMapper> list() {
        return scope(LIST_CLAIM_MAPPERS).map(KeycloakClaimMappers::mappers).orElse(List.of()).stream()
                .flatMap(mapper -> ProtocolMapping.toMapper(mapper).stream())
                .sorted(Comparator.comparing(ClaimMapper::attribute))
                .toList();
    }

    @Override
    public ClaimMapper set(ClaimMapper mapper) {
        if (ITS_OWN.contains(mapper.claim())) {
            throw new InvalidArgumentException(
                    SET_CLAIM_MAPPER,
                    List.of(new Violation("claim", "must not be a claim of Keycloak's own: " + mapper.claim())));
        }
        return exclusively(SET_CLAIM_MAPPER, () -> {
            ClientScopeRepresentation scope = scope(SET_CLAIM_MAPPER)
                    .orElseThrow(() -> Requirements.CLAIM_SCOPE.refusal(SET_CLAIM_MAPPER, realm.tenant()));
            boolean taken = mappers(scope).stream()
                    .flatMap(other -> ProtocolMapping.toMapper(other).stream())
                    .anyMatch(other -> other.claim().equals(mapper.claim())
                            && !other.attribute().equals(mapper.attribute()));
            if (taken) {
                throw new AlreadyExistsException(SET_CLAIM_MAPPER, "claim mapper", "claim", mapper.claim());
            }
            ProtocolMappersResource resource = resource(SET_CLAIM_MAPPER, scope);
            of(scope, mapper.attribute())
                    .ifPresentOrElse(
                            before -> perform(
                                    SET_CLAIM_MAPPER,
                                    mapper.attribute(),
                                    () -> resource.update(before.getId(), ProtocolMapping.change(before, mapper))),
                            () -> create(resource, mapper));
            return mapper;
        });
    }

    @Override
    public void delete(String attribute) {
        exclusively(DELETE_CLAIM_MAPPER, () -> {
            ClientScopeRepresentation scope =
                    scope(DELETE_CLAIM_MAPPER).orElseThrow(() -> missing(DELETE_CLAIM_MAPPER, attribute));
            String id = of(scope, attribute)
                    .orElseThrow(() -> missing(DELETE_CLAIM_MAPPER, attribute))
                    .getId();
            realm.requests()
                    .delete(
                            DELETE_CLAIM_MAPPER,
                            operation -> missing(operation, attribute),
                            () -> resource(DELETE_CLAIM_MAPPER, scope).delete(id));
            return attribute;
        });
    }

    private void create(ProtocolMappersResource resource, ClaimMapper mapper) {
        boolean unused = realm.requests()
                .create(
                        SET_CLAIM_MAPPER,
                        operation -> missing(operation, mapper.attribute()),
                        () -> {
                            Requests.close(resource.createMapper(ProtocolMapping.toRepresentation(mapper)));
                            return true;
                        },
                        () -> scope(SET_CLAIM_MAPPER)
                                .flatMap(scope -> of(scope, mapper.attribute()))
                                .map(found -> true));
    }

    private Optional<ClientScopeRepresentation> scope(Operation operation) {
        RealmNames.require(operation, realm.tenant());
        return new ClaimScope(realm.tenant(), realm.requests(), operation).find();
    }

    private ProtocolMappersResource resource(Operation operation, ClientScopeRepresentation scope) {
        return realm.resource(operation).clientScopes().get(scope.getId()).getProtocolMappers();
    }

    private void perform(Operation operation, String attribute, Runnable request) {
        realm.requests().perform(operation, unused -> missing(operation, attribute), request);
    }

    private <T> T exclusively(Operation operation, Supplier<T> change) {
        return realm.exclusively(operation, List.of(realm.tenant(), ClaimScope.NAME), change);
    }

    private static Optional<ProtocolMapperRepresentation> of(ClientScopeRepresentation scope, String attribute) {
        return mappers(scope).stream()
                .filter(mapper -> ProtocolMapping.attribute(mapper).equals(attribute))
                .findFirst();
    }

    private static List<ProtocolMapperRepresentation> mappers(ClientScopeRepresentation scope) {
        return Objects.requireNonNullElse(scope.getProtocolMappers(), List.of());
    }

    private static NotFoundException missing(Operation operation, String attribute) {
        return new NotFoundException(operation, "claim mapper", attribute);
    }
}
