package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_API_KEY;
import static io.ostiary.Operation.LIST_API_KEYS;
import static io.ostiary.Operation.REVOKE_API_KEY;
import static io.ostiary.Operation.ROTATE_API_KEYS;

import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.apikey.ApiKeys;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Form;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;

/** The API keys of a realm: clients with service accounts, whose id and secret a key is made of. */
final class KeycloakApiKeys implements ApiKeys {
    private final Realm realm;

    KeycloakApiKeys(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Page<ApiKey> list(PageRequest page) {
        return clients(LIST_API_KEYS).page(LIST_API_KEYS, realm.tenant(), page).map(KeycloakApiKeys::key);
    }

    @Override
    public IssuedApiKey create(NewApiKey key) {
        return issue(CREATE_API_KEY, key);
    }

    @Override
    public IssuedApiKey rotate(String name) {
        return realm.exclusively(ROTATE_API_KEYS, ROTATE_API_KEYS, () -> {
            List<ClientRepresentation> old = clients(ROTATE_API_KEYS).all();
            IssuedApiKey only = issue(
                    ROTATE_API_KEYS,
                    NewApiKey.replacing(
                            old.stream().map(KeycloakApiKeys::key),
                            name,
                            realm.requests().now()));
            old.forEach(client -> remove(ROTATE_API_KEYS, client));
            return only;
        });
    }

    @Override
    public void revoke(ApiKeyId id) {
        remove(
                REVOKE_API_KEY,
                find(REVOKE_API_KEY, id).orElseThrow(() -> Subject.apiKey(id).missing(REVOKE_API_KEY)));
    }

    /**
     * Whoever proves to be the client holds the key. Only then is the client looked at: whoever guesses costs one request,
     * whatever is wrong.
     */
    @Override
    public Optional<ApiKey> authenticate(ApiKeyCredential credential) {
        if (!credential.tenant().equals(realm.tenant()) || !isSecretOf(credential.id(), credential.proof())) {
            return Optional.empty();
        }
        Instant now = realm.requests().now();
        return find(LIST_API_KEYS, credential.id())
                .flatMap(ApiKeyMapping::toApiKey)
                .filter(key -> !key.isExpired(now));
    }

    private IssuedApiKey issue(Operation operation, NewApiKey key) {
        ApiKeyId id = ApiKeyId.of(ApiKeyMapping.PREFIX + UUID.randomUUID());
        ClientRepresentation client =
                ApiKeyMapping.toRepresentation(id, key, realm.requests().now());
        String unused = realm.requests()
                .create(
                        operation,
                        Subject.newApiKey(realm.tenant(), id),
                        () -> Requests.createdId(
                                realm.resource(operation).clients().create(client)),
                        () -> find(operation, id).map(ClientRepresentation::getId));
        ClientRepresentation created = Requests.readBack(
                operation,
                () -> find(operation, id).orElseThrow(() -> Subject.apiKey(id).missing(operation)));
        Secret proof = Secret.of(created.getSecret());
        return new IssuedApiKey(key(created), new ApiKeyCredential(realm.tenant(), id, proof).toSecret());
    }

    private boolean isSecretOf(ApiKeyId id, Secret secret) {
        var form = new Form()
                .param("grant_type", "client_credentials")
                .param("client_id", id.value())
                .param("client_secret", secret.reveal());
        TokenAnswer answer = realm.requests()
                .repeatable(
                        LIST_API_KEYS,
                        Subject.tenant(realm.tenant()),
                        () -> TokenAnswer.of(realm.requests()
                                .client()
                                .target(realm.tenant(), "protocol/openid-connect/token")
                                .request()
                                .post(Entity.form(form))));
        return answer.error().isEmpty() && answer.claim("azp").equals(id.value());
    }

    private Optional<ClientRepresentation> find(Operation operation, ApiKeyId id) {
        return new RealmClients(realm).find(operation, id.value()).filter(ApiKeyMapping::isApiKey);
    }

    private void remove(Operation operation, ClientRepresentation client) {
        ClientResource resource = realm.resource(operation).clients().get(client.getId());
        realm.requests().delete(operation, Subject.apiKey(ApiKeyId.of(client.getClientId())), resource::remove);
    }

    private OffsetList<ClientRepresentation, ClientRepresentation> clients(Operation operation) {
        return new RealmClients(realm)
                .list(
                        operation,
                        ApiKeyMapping.PREFIX,
                        client -> Optional.of(client).filter(ApiKeyMapping::isApiKey),
                        false);
    }

    private static ApiKey key(ClientRepresentation client) {
        return ApiKeyMapping.toApiKey(client).orElseThrow();
    }
}
