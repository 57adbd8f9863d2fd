package io.ostiary.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Violation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestsTest {
    private static final NewApi ORDERS = NewApi.of("Orders", "https://orders.example.com");

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\there", "https://ü.example.com", "null\u0000"})
    void anIdentifierIsVisibleAscii(String identifier) {
        refuses(() -> NewApi.of("Orders", identifier), "identifier");
        refuses(() -> NewApi.of("Orders", "x".repeat(601)), "identifier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "quoted\"", "back\\slash", "lésen"})
    void aScopeIsAScopeTokenOfOAuth(String scope) {
        refuses(() -> ORDERS.withScopes(List.of(ApiScope.of(scope))), "scopes");
        refuses(
                () -> ApiPatch.builder()
                        .scopes(Change.set(List.of(ApiScope.of(scope))))
                        .build(),
                "scopes");
    }

    @Test
    void scopesAreBounded() {
        refuses(() -> ORDERS.withScopes(List.of(ApiScope.of("read"), new ApiScope("read", "again"))), "scopes");
        refuses(
                () -> ORDERS.withScopes(Stream.iterate(0, n -> n + 1)
                        .limit(1001)
                        .map(n -> ApiScope.of("scope" + n))
                        .toList()),
                "scopes");
        refuses(() -> ORDERS.withScopes(List.of(new ApiScope("read", ""))), "scopes.description");
        refuses(() -> ORDERS.withScopes(List.of(new ApiScope("read", "d".repeat(501)))), "scopes.description");
    }

    @Test
    void tokensLastAMinuteToThirtyDays() {
        assertThat(ORDERS.withTokenLifetime(Duration.ofMinutes(1)).tokenLifetime())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(ORDERS.withTokenLifetime(Duration.ofDays(30)).tokenLifetime())
                .isEqualTo(Duration.ofDays(30));
        refuses(() -> ORDERS.withTokenLifetime(Duration.ofSeconds(59)), "token_lifetime");
        refuses(() -> ORDERS.withTokenLifetime(Duration.ofDays(30).plusSeconds(1)), "token_lifetime");
        refuses(() -> ORDERS.withTokenLifetime(Duration.ofMillis(90_500)), "token_lifetime");
    }

    @Test
    void nothingThatEveryApiHasCanBeCleared() {
        refuses(() -> ApiPatch.builder().name(Change.clear()).build(), "name");
        refuses(() -> ApiPatch.builder().tokenLifetime(Change.clear()).build(), "token_lifetime");
        refuses(() -> ApiPatch.builder().signingAlg(Change.clear()).build(), "signing_alg");
        refuses(() -> NewApi.of("<b>Orders", "orders"), "name");
    }

    private static void refuses(ThrowingCallable request, String field) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(request)
                .satisfies(refusal -> assertThat(refusal.violations())
                        .extracting(Violation::field)
                        .containsExactly(field));
    }
}
