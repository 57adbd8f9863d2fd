package io.ostiary.memory;

import io.ostiary.AlreadyExistsException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.api.ApiId;
import io.ostiary.application.ApplicationId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/** A tenant's APIs and who may call them. Immutable. */
final class ApiTable {
    static final ApiTable NONE = new ApiTable(TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

    private final TreePMap<String, Api> byId;
    private final TreePMap<String, String> idsByIdentifier;

    /** By API and then by application. */
    private final TreePMap<String, TreePMap<String, ApiGrant>> grants;

    private ApiTable(
            TreePMap<String, Api> byId,
            TreePMap<String, String> idsByIdentifier,
            TreePMap<String, TreePMap<String, ApiGrant>> grants) {
        this.byId = byId;
        this.idsByIdentifier = idsByIdentifier;
        this.grants = grants;
    }

    Optional<Api> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Api> byIdentifier(String identifier) {
        return Optional.ofNullable(idsByIdentifier.get(identifier)).flatMap(this::find);
    }

    /**
     * The API.
     *
     * @throws NotFoundException when there is no such API
     */
    Api get(Operation operation, ApiId id) {
        return find(id.value()).orElseThrow(() -> new NotFoundException(operation, "api", id.value()));
    }

    int size() {
        return byId.size();
    }

    /** The APIs whose id comes after that one, by id. */
    Stream<Api> after(String id) {
        return byId.tailMap(id, false).values().stream();
    }

    /**
     * The table with a new API.
     *
     * @throws AlreadyExistsException when another has its identifier
     */
    ApiTable plus(Operation operation, Api api) {
        if (idsByIdentifier.containsKey(api.identifier())) {
            throw new AlreadyExistsException(operation, "api", "identifier", api.identifier());
        }
        String id = api.id().value();
        return new ApiTable(byId.plus(id, api), idsByIdentifier.plus(api.identifier(), id), grants);
    }

    /** The table with that API in the place of what it was. What it has no more is granted to nobody. */
    ApiTable with(Api api) {
        TreePMap<String, ApiGrant> holders = holders(api.id());
        for (ApiGrant grant : holders.values()) {
            Set<String> gone = new HashSet<>(grant.scopes());
            gone.removeAll(api.scopeValues());
            holders = holders.plus(grant.application().value(), grant.minus(gone));
        }
        return new ApiTable(byId.plus(api.id().value(), api), idsByIdentifier, grants).withHolders(api.id(), holders);
    }

    ApiTable without(Api api) {
        String id = api.id().value();
        return new ApiTable(byId.minus(id), idsByIdentifier.minus(api.identifier()), grants.minus(id));
    }

    Optional<ApiGrant> grant(ApplicationId application, ApiId api) {
        return Optional.ofNullable(holders(api).get(application.value()));
    }

    /** The API's grants to applications whose id comes after that one, by application. */
    Stream<ApiGrant> grantsAfter(ApiId api, String application) {
        return holders(api).tailMap(application, false).values().stream();
    }

    int countGrants(ApiId api) {
        return holders(api).size();
    }

    /** The table with that grant, in the place of an earlier one. */
    ApiTable with(ApiGrant grant) {
        return withHolders(
                grant.api(), holders(grant.api()).plus(grant.application().value(), grant));
    }

    ApiTable without(ApiGrant grant) {
        return withHolders(
                grant.api(), holders(grant.api()).minus(grant.application().value()));
    }

    /** The table without anything that was granted to the application. */
    ApiTable without(ApplicationId application) {
        TreePMap<String, TreePMap<String, ApiGrant>> rest = grants;
        for (String api : grants.keySet()) {
            rest = rest.plus(api, holders(ApiId.of(api)).minus(application.value()));
        }
        return new ApiTable(byId, idsByIdentifier, rest);
    }

    /** Whether both indexes tell the same, and nothing is granted that is not there. Expensive; for tests. */
    boolean isConsistent() {
        return byId.size() == idsByIdentifier.size()
                && byId.values().stream()
                        .allMatch(api -> byIdentifier(api.identifier())
                                .filter(api::equals)
                                .isPresent())
                && grants.values().stream()
                        .flatMap(holders -> holders.values().stream())
                        .allMatch(grant -> find(grant.api().value())
                                .filter(api -> api.scopeValues().containsAll(grant.scopes()))
                                .isPresent());
    }

    private TreePMap<String, ApiGrant> holders(ApiId api) {
        return grants.getOrDefault(api.value(), TreePMap.empty());
    }

    private ApiTable withHolders(ApiId api, TreePMap<String, ApiGrant> holders) {
        return new ApiTable(byId, idsByIdentifier, grants.plus(api.value(), holders));
    }
}
