package io.ostiary.memory;

import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.ApiKeyId;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/** The API keys of a tenant, by id. Immutable. */
final class ApiKeyTable {
    static final ApiKeyTable NONE = new ApiKeyTable(TreePMap.empty());

    private final TreePMap<String, StoredApiKey> byId;

    private ApiKeyTable(TreePMap<String, StoredApiKey> byId) {
        this.byId = byId;
    }

    Optional<StoredApiKey> find(ApiKeyId id) {
        return Optional.ofNullable(byId.get(id.value()));
    }

    /** The keys after that id, by id. */
    Stream<ApiKey> after(String id) {
        return byId.tailMap(id, false).values().stream().map(StoredApiKey::key);
    }

    int size() {
        return byId.size();
    }

    ApiKeyTable with(StoredApiKey key) {
        return new ApiKeyTable(byId.plus(key.key().id().value(), key));
    }

    ApiKeyTable without(ApiKeyId id) {
        return new ApiKeyTable(byId.minus(id.value()));
    }
}
