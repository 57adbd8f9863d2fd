package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import io.ostiary.backend.Backends;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Runtime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Auth0ProviderTest {
    private static final Map<String, String> NEEDED =
            Map.of("domain", "acme.eu.auth0.com", "client-id", "id", "client-secret", "hunter2");

    @Test
    void opensWithoutACall() {
        try (IdentityBackend backend = Backends.open("auth0", NEEDED, Runtime.SYSTEM)) {
            assertThat(backend.name()).isEqualTo("auth0");
        }
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithoutTheSecret() {
        assertThatThrownBy(() -> open(Map.of(
                        "url", "http://example.com",
                        "sign-in-client-secret", "hunter3",
                        "requests-per-second", "0")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContainingAll("url", "sign-in-client-id", "requests-per-second")
                .hasMessageNotContaining("hunter");
    }

    @Test
    void thisMachineMayBeReachedWithoutTls() {
        open(Map.of("url", "http://localhost:8080")).close();
    }

    private static IdentityBackend open(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(NEEDED);
        values.putAll(more);
        return Backends.open("auth0", values, Runtime.SYSTEM);
    }
}
