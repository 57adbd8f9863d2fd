package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.PageRequest;
import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.ApiKeyScopes;
import io.ostiary.apikey.ApiKeys;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private final Fixture fixture = Fixture.open();
    private final ApiKeys keys = fixture.directory().apiKeys();

    @Test
    void aKeyIsGoodUntilTheMomentThatItExpires() {
        IssuedApiKey issued = keys.create(NewApiKey.reading("report").expiringIn(Duration.ofHours(1)));

        fixture.clock().advance(Duration.ofHours(1).minusMillis(1));
        assertThat(keys.authenticate(credential(issued))).contains(issued.key());

        fixture.clock().advance(Duration.ofMillis(1));
        assertThat(keys.authenticate(credential(issued))).isEmpty();
        assertThat(keys.list(PageRequest.first()).items()).containsExactly(issued.key());
    }

    @Test
    void whatAnExpiredKeyCouldDoIsNotGivenToTheOneInItsPlace() {
        keys.create(NewApiKey.of("old", Set.of("users:write")).expiringIn(Duration.ofHours(1)));
        ApiKey reader =
                keys.create(NewApiKey.of("reader", Set.of("roles:read"))).key();
        fixture.clock().advance(Duration.ofHours(2));

        assertThat(keys.rotate("only").key().scopes()).isEqualTo(reader.scopes());
    }

    @Test
    void whereEveryKeyHasExpiredTheNewOneMayOnlyRead() {
        keys.create(NewApiKey.of("old", Set.of("users:write")).expiringIn(Duration.ofHours(1)));
        fixture.clock().advance(Duration.ofHours(2));

        assertThat(keys.rotate("only").key().scopes()).isEqualTo(ApiKeyScopes.READING);
    }

    private static ApiKeyCredential credential(IssuedApiKey issued) {
        return ApiKeyCredential.parse(issued.credential()).orElseThrow();
    }
}
