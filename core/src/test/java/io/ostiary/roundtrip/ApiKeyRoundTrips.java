package io.ostiary.roundtrip;

import static io.ostiary.Operation.CREATE_API_KEY;
import static io.ostiary.Operation.LIST_API_KEYS;
import static io.ostiary.Operation.REVOKE_API_KEY;
import static io.ostiary.Operation.ROTATE_API_KEYS;

import io.ostiary.PageRequest;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import java.util.List;

/** What is counted of {@link io.ostiary.apikey.ApiKeys}. */
final class ApiKeyRoundTrips {
    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(LIST_API_KEYS, directory -> directory.apiKeys().list(PageRequest.first(50))),
            RoundTrip.prepared(LIST_API_KEYS, tenant -> {
                        ApiKeyCredential shown =
                                ApiKeyCredential.parse(key(tenant).credential()).orElseThrow();
                        return () -> tenant.directory().apiKeys().authenticate(shown);
                    })
                    .when("to know who shows one"),
            RoundTrip.on(
                    RoundTripTenant::name,
                    CREATE_API_KEY,
                    (directory, name) -> directory.apiKeys().create(NewApiKey.reading(name))),
            RoundTrip.prepared(REVOKE_API_KEY, tenant -> {
                ApiKeyId id = key(tenant).key().id();
                return () -> tenant.directory().apiKeys().revoke(id);
            }),
            RoundTrip.prepared(ROTATE_API_KEYS, tenant -> {
                IssuedApiKey only = tenant.directory().apiKeys().rotate(tenant.name());
                return () -> tenant.directory().apiKeys().rotate(only.key().name());
            }));

    private ApiKeyRoundTrips() {}

    private static IssuedApiKey key(RoundTripTenant tenant) {
        return tenant.directory().apiKeys().create(NewApiKey.reading(tenant.name()));
    }
}
