package io.ostiary.fault;

import static io.ostiary.Operation.CREATE_API_KEY;
import static io.ostiary.Operation.LIST_API_KEYS;
import static io.ostiary.Operation.REVOKE_API_KEY;
import static io.ostiary.Operation.ROTATE_API_KEYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IdentityException.Code;
import io.ostiary.Pages;
import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.NewApiKey;
import java.util.List;
import java.util.Set;

/** The acts on {@link io.ostiary.apikey.ApiKeys}. */
final class ApiKeyActs {
    private static final Set<String> SCOPES = Set.of("users:read");

    static final List<Act<?>> ALL = List.of(
            Act.read(
                    LIST_API_KEYS,
                    ApiKeyActs::key,
                    (client, key) -> assertThat(
                                    client.apiKeys().resolve(key.id().value()))
                            .isEqualTo(key)),
            Act.write(
                    CREATE_API_KEY,
                    Subjects::name,
                    (client, name) -> client.apiKeys().create(NewApiKey.of(name, SCOPES)),
                    ApiKeyActs::isThere),
            Act.write(
                    ROTATE_API_KEYS,
                    ApiKeyActs::successor,
                    (client, name) -> client.apiKeys().rotate(name),
                    ApiKeyActs::isRotated),
            Act.write(
                            REVOKE_API_KEY,
                            ApiKeyActs::key,
                            (client, key) -> client.apiKeys().revoke(key.id()),
                            (client, key) -> !keys(client).contains(key))
                    .onlyOnce(Code.NOT_FOUND));

    private ApiKeyActs() {}

    private static ApiKey key(TenantClient client) {
        return client.apiKeys()
                .create(NewApiKey.of(Subjects.name(client), SCOPES))
                .key();
    }

    /** What the key is called that replaces one that is there. */
    private static String successor(TenantClient client) {
        return key(client).name() + "-2";
    }

    /** Whether there is a key of that name; there may be several, which no provider minds. */
    private static boolean isThere(TenantClient client, String name) {
        List<ApiKey> found =
                keys(client).stream().filter(key -> key.name().equals(name)).toList();
        assertThat(found).allSatisfy(key -> assertThat(key.scopes()).isEqualTo(SCOPES));
        return !found.isEmpty();
    }

    /** Whether the new key is the only one; there always is one that may do what the old one may. */
    private static boolean isRotated(TenantClient client, String name) {
        List<ApiKey> keys = keys(client);
        assertThat(keys).anySatisfy(key -> assertThat(key.scopes()).containsAll(SCOPES));
        return keys.size() == 1 && keys.get(0).name().equals(name);
    }

    private static List<ApiKey> keys(TenantClient client) {
        return Pages.stream(client.apiKeys()::list).toList();
    }
}
