package io.ostiary.auth0;

import static io.ostiary.Operation.CREATE_API_KEY;
import static io.ostiary.Operation.LIST_API_KEYS;
import static io.ostiary.Operation.REVOKE_API_KEY;
import static io.ostiary.Operation.ROTATE_API_KEYS;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.Violations;
import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.apikey.ApiKeys;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.backend.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.RequestBody;

/** API keys, which are machine applications at Auth0. */
final class Auth0ApiKeys implements ApiKeys {
    private final ManagedTenant tenant;

    Auth0ApiKeys(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<ApiKey> list(PageRequest page) {
        return Paging.byKey(
                LIST_API_KEYS,
                tenant.id(),
                page,
                () -> keys(new ApiKeyTable(tenant, LIST_API_KEYS)),
                key -> key.id().value());
    }

    @Override
    public IssuedApiKey create(NewApiKey key) {
        return issue(CREATE_API_KEY, key);
    }

    @Override
    public IssuedApiKey rotate(String name) {
        return tenant.exclusively(ROTATE_API_KEYS, ROTATE_API_KEYS, () -> {
            ApiKeyTable table = new ApiKeyTable(tenant, ROTATE_API_KEYS);
            List<ApiKey> old = keys(table);
            IssuedApiKey only = issue(
                    ROTATE_API_KEYS,
                    NewApiKey.replacing(
                            old.stream(), name, tenant.requests(ROTATE_API_KEYS).now()));
            old.forEach(key -> table.delete(key.id()));
            return only;
        });
    }

    @Override
    public void revoke(ApiKeyId id) {
        ApiKeyTable table = new ApiKeyTable(tenant, REVOKE_API_KEY);
        if (table.find(id).isEmpty()) {
            throw Subject.apiKey(id).missing(REVOKE_API_KEY);
        }
        table.delete(id);
    }

    /**
     * Whoever proves to be the application holds the key. Only then is the application looked at: whoever guesses costs one
     * request, whatever is wrong, and none of those that the Management API allows.
     */
    @Override
    public Optional<ApiKey> authenticate(ApiKeyCredential credential) {
        if (!credential.tenant().equals(tenant.id()) || !isSecretOf(credential.id(), credential.proof())) {
            return Optional.empty();
        }
        Instant now = tenant.requests(LIST_API_KEYS).now();
        return new ApiKeyTable(tenant, LIST_API_KEYS)
                .find(credential.id())
                .map(ApiKeyRow::toApiKey)
                .filter(key -> !key.isExpired(now));
    }

    private IssuedApiKey issue(Operation operation, NewApiKey key) {
        Requests requests = tenant.requests(operation);
        new Violations().withoutMarkup("name", key.name()).throwIfAny();
        Map<String, Object> body = ApiKeyRow.creation(key, requests.now());
        JsonNode created = requests.once(
                operation,
                Subject.tenant(tenant.id()),
                attempt -> attempt.management("POST", List.of("clients"), Map.of(), RawJson.body(body)));
        ApiKey issued = new ApiKeyRow(created).toApiKey();
        Secret proof = Secret.of(created.path("client_secret").asText());
        return new IssuedApiKey(issued, new ApiKeyCredential(tenant.id(), issued.id(), proof).toSecret());
    }

    /**
     * Whether it is the application's secret: the revocation of a token that there is not succeeds for whom the
     * application is, and for nobody else (RFC 7009 §2.1). A token of the application's own would prove it too, and count
     * against the plan. Auth0 documents no other body than a form, which RFC 7009 demands.
     */
    private boolean isSecretOf(ApiKeyId id, Secret secret) {
        RequestBody request = new FormBody.Builder()
                .add("client_id", id.value())
                .add("client_secret", secret.reveal())
                .add("token", "none")
                .build();
        return tenant.requests(LIST_API_KEYS).repeatable(LIST_API_KEYS, Subject.tenant(tenant.id()), attempt -> {
            Answer answer = attempt.authentication("/oauth/revoke", request, Map.of());
            if (answer.status() >= 500 || answer.status() == 429) {
                throw new Refusal.Thrown(answer.refusal());
            }
            return answer.isSuccess();
        });
    }

    private static List<ApiKey> keys(ApiKeyTable table) {
        return table.all().stream().map(ApiKeyRow::toApiKey).toList();
    }
}
