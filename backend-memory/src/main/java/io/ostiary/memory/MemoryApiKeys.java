package io.ostiary.memory;

import static io.ostiary.Operation.CREATE_API_KEY;
import static io.ostiary.Operation.LIST_API_KEYS;
import static io.ostiary.Operation.REVOKE_API_KEY;
import static io.ostiary.Operation.ROTATE_API_KEYS;

import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.apikey.ApiKeys;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.Paging;
import io.ostiary.memory.token.OpaqueTokens;
import java.time.Instant;
import java.util.Optional;

/** The API keys of a tenant in memory. */
final class MemoryApiKeys implements ApiKeys {
    private static final String NOBODY = OpaqueTokens.digest(Secret.of("nobody"));

    private final TenantView view;
    private final IdSource ids;
    private final OpaqueTokens tokens;

    MemoryApiKeys(TenantView view, IdSource ids, OpaqueTokens tokens) {
        this.view = view;
        this.ids = ids;
        this.tokens = tokens;
    }

    @Override
    public Page<ApiKey> list(PageRequest page) {
        return view.read(
                LIST_API_KEYS,
                (state, now) -> Paging.seeking(
                        LIST_API_KEYS,
                        view.tenant(),
                        page,
                        state.apiKeys()::after,
                        key -> key.id().value(),
                        (long) state.apiKeys().size()));
    }

    @Override
    public IssuedApiKey create(NewApiKey key) {
        Secret proof = tokens.next();
        return view.write(CREATE_API_KEY, (state, now) -> issue(state, state.apiKeys(), key, proof, now));
    }

    @Override
    public IssuedApiKey rotate(String name) {
        Secret proof = tokens.next();
        return view.write(ROTATE_API_KEYS, (state, now) -> {
            NewApiKey only = NewApiKey.replacing(state.apiKeys().after(""), name, now);
            return issue(state, ApiKeyTable.NONE, only, proof, now);
        });
    }

    @Override
    public void revoke(ApiKeyId id) {
        view.update(REVOKE_API_KEY, (state, now) -> {
            if (state.apiKeys().find(id).isEmpty()) {
                throw new NotFoundException(REVOKE_API_KEY, "key", id.value());
            }
            return state.withApiKeys(state.apiKeys().without(id));
        });
    }

    @Override
    public Optional<ApiKey> authenticate(ApiKeyCredential credential) {
        return view.read(LIST_API_KEYS, (state, now) -> {
            Optional<StoredApiKey> stored = state.apiKeys().find(credential.id());
            boolean proved =
                    OpaqueTokens.isDigestOf(stored.map(StoredApiKey::digest).orElse(NOBODY), credential.proof());
            return stored.map(StoredApiKey::key)
                    .filter(key ->
                            proved && !key.isExpired(now) && credential.tenant().equals(view.tenant()));
        });
    }

    private Written<IssuedApiKey> issue(
            TenantState state, ApiKeyTable others, NewApiKey wanted, Secret proof, Instant now) {
        var key =
                new ApiKey(ApiKeyId.of(ids.next()), wanted.name(), wanted.scopes(), now, now.plus(wanted.expiresIn()));
        Secret credential = new ApiKeyCredential(view.tenant(), key.id(), proof).toSecret();
        return new Written<>(
                state.withApiKeys(others.with(new StoredApiKey(key, OpaqueTokens.digest(proof)))),
                new IssuedApiKey(key, credential));
    }
}
