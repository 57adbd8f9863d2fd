package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.apikey.ApiKeyScopes;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Keys with which programs call: issuing, proving, rotating and revoking them. */
abstract class ApiKeysContract extends Contract {
    @Needs({CREATE_API_KEY, LIST_API_KEYS})
    void aKeyIsListedWithWhatItMayDoAndUntilWhen() {
        String name = fixture.name();

        ApiKey key = apiKeys.create(
                        NewApiKey.of(name, Set.of("users:read", "roles:write")).expiringIn(Duration.ofDays(7)))
                .key();

        assertThat(key.name()).isEqualTo(name);
        assertThat(key.scopes()).containsExactly("roles:write", "users:read");
        ApiKey later = apiKeys.create(NewApiKey.reading(name).expiringIn(Duration.ofDays(27)))
                .key();
        assertThat(Duration.between(expiry(key), expiry(later))).isBetween(Duration.ofDays(19), Duration.ofDays(21));
        eventually(() -> assertThat(all(apiKeys::list)).contains(key));
    }

    @Needs({CREATE_API_KEY, LIST_API_KEYS})
    void whoeverHoldsAKeyCanProveIt() {
        IssuedApiKey issued = apiKeys.create(NewApiKey.reading(fixture.name()));
        IssuedApiKey other = apiKeys.create(NewApiKey.of(issued.key().name(), Set.of("users:read")));

        assertThat(credential(issued).tenant()).isEqualTo(fixture.directory().tenant());
        eventually(() -> {
            assertThat(proved(credential(issued))).contains(issued.key());
            assertThat(proved(credential(other))).contains(other.key());
        });
    }

    @Needs({CREATE_API_KEY, LIST_API_KEYS})
    void anythingButTheKeyItselfProvesNothing() {
        IssuedApiKey issued = apiKeys.create(NewApiKey.reading(fixture.name()));
        IssuedApiKey other = apiKeys.create(NewApiKey.reading(fixture.name()));
        ApiKeyCredential right = credential(issued);
        eventually(() -> assertThat(proved(right)).isPresent());

        assertThat(proved(with(right, right.id(), Secret.of("a".repeat(43))))).isEmpty();
        assertThat(proved(with(right, right.id(), credential(other).proof()))).isEmpty();
        assertThat(proved(with(right, ApiKeyId.of("00000000-0000-4000-8000-000000000000"), right.proof())))
                .isEmpty();
        assertThat(proved(with(right, ApiKeyId.of("../admin"), right.proof()))).isEmpty();
        assertThat(proved(new ApiKeyCredential(TenantId.of("kit-elsewhere"), right.id(), right.proof())))
                .isEmpty();
    }

    @Needs({CREATE_API_KEY, LIST_API_KEYS, REVOKE_API_KEY})
    void aRevokedKeyIsWorthNothing() {
        IssuedApiKey kept = apiKeys.create(NewApiKey.reading(fixture.name()));
        IssuedApiKey revoked = apiKeys.create(NewApiKey.reading(fixture.name()));

        apiKeys.revoke(revoked.key().id());

        assertThat(proved(credential(revoked))).isEmpty();
        eventually(() -> {
            assertThat(all(apiKeys::list)).contains(kept.key()).doesNotContain(revoked.key());
            assertThat(proved(credential(kept))).contains(kept.key());
        });
        refuses(NotFoundException.class, () -> apiKeys.revoke(revoked.key().id()));
    }

    @Needs({REVOKE_API_KEY})
    void revokingAnUnknownKeyIsNotFound() {
        refuses(NotFoundException.class, () -> apiKeys.revoke(ApiKeyId.of("00000000-0000-4000-8000-000000000000")));
        refuses(NotFoundException.class, () -> apiKeys.revoke(ApiKeyId.of("../admin")));
    }

    @Needs({CREATE_API_KEY, LIST_API_KEYS, ROTATE_API_KEYS})
    void rotatingLeavesOneKeyThatCanDoWhatAllCould() {
        IssuedApiKey reader = apiKeys.create(NewApiKey.of(fixture.name(), Set.of("users:read")));
        IssuedApiKey writer = apiKeys.create(NewApiKey.of(fixture.name(), Set.of("roles:write")));
        String name = fixture.name();

        IssuedApiKey only = apiKeys.rotate(name);

        assertThat(only.key().name()).isEqualTo(name);
        assertThat(only.key().scopes()).contains("users:read", "roles:write");
        assertThat(proved(credential(reader))).isEmpty();
        assertThat(proved(credential(writer))).isEmpty();
        eventually(() -> {
            assertThat(all(apiKeys::list)).containsExactly(only.key());
            assertThat(proved(credential(only))).contains(only.key());
        });
    }

    @Needs({ROTATE_API_KEYS, LIST_API_KEYS, REVOKE_API_KEY})
    void rotatingNoKeysIssuesOneThatMayRead() {
        ApiKey last = apiKeys.rotate(fixture.name()).key();
        apiKeys.revoke(last.id());
        eventually(() -> assertThat(all(apiKeys::list)).isEmpty());

        IssuedApiKey only = apiKeys.rotate(fixture.name());

        assertThat(only.key().scopes()).isEqualTo(ApiKeyScopes.READING);
        eventually(() -> assertThat(all(apiKeys::list)).containsExactly(only.key()));
    }

    private Optional<ApiKey> proved(ApiKeyCredential credential) {
        fixture.watch().called(Operation.LIST_API_KEYS);
        return apiKeys.authenticate(credential);
    }

    private static Instant expiry(ApiKey key) {
        return Objects.requireNonNull(key.expiresAt(), "an expiry");
    }

    private static ApiKeyCredential credential(IssuedApiKey issued) {
        return ApiKeyCredential.parse(issued.credential()).orElseThrow(() -> new AssertionError("not a key"));
    }

    private static ApiKeyCredential with(ApiKeyCredential credential, ApiKeyId id, Secret proof) {
        return new ApiKeyCredential(credential.tenant(), id, proof);
    }
}
