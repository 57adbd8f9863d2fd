package io.ostiary.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NewApiKeyTest {
    @Test
    void whatIsNotSaidIsSafe() {
        NewApiKey key = NewApiKey.reading("report");

        assertThat(key.scopes())
                .contains("users:read", "roles:read")
                .doesNotContain("users:export")
                .noneMatch(scope -> scope.endsWith(":write"));
        assertThat(key.expiresIn()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> new NewApiKey("", new TreeSet<>(), Duration.ofSeconds(59)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContainingAll("name", "scopes", "expires_in");
        assertThatThrownBy(() -> NewApiKey.reading("report").expiringIn(Duration.ofDays(367)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("expires_in");
    }

    @Test
    void aScopeThatNoOperationHasIsRefused() {
        assertThatThrownBy(() -> NewApiKey.of("report", Set.of("users:read", "users:everything")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("users:read");
    }

    @Test
    void noKeyCanMakeOrDeleteTenants() {
        assertThatThrownBy(() -> NewApiKey.of("report", Set.of("tenants:write")))
                .isInstanceOf(InvalidArgumentException.class);
    }
}
