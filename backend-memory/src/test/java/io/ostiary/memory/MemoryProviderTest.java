package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Support;
import io.ostiary.backend.Backends;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Runtime;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserQuery;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryProviderTest {
    @Test
    void isFoundByItsNameAndSupportsEverything() {
        try (IdentityBackend backend = Backends.open("memory", Map.of(), Runtime.SYSTEM)) {
            assertThat(backend.name()).isEqualTo("memory");
            assertThat(backend.capabilities().supported()).containsExactlyInAnyOrder(Operation.values());
            assertThat(backend.capabilities().isWithin(new MemoryProvider().capabilities()))
                    .isTrue();
            assertThat(backend.unwrap(MemoryBackend.class)).isPresent();
            assertThat(backend.directory(TenantId.of("main"), Fixture.CALL)
                            .users()
                            .count(UserQuery.all()))
                    .isZero();
        }
    }

    @Test
    void theFirstTenantIsTheOneThatIsConfigured() {
        Fixture fixture = Fixture.open(Map.of("tenant", "acme"));

        assertThat(fixture.backend().tenants(Fixture.CALL).find(TenantId.of("acme")))
                .get()
                .extracting(Tenant::name)
                .isEqualTo("acme");
        assertThat(fixture.backend().mainTenant()).isEqualTo(TenantId.of("acme"));
    }

    @ParameterizedTest
    @CsvSource({
        "tenant,a b",
        "issuer,http://localhost/ostiary?x=1",
        "issuer,http://localhost/ostiary#x",
        "access-token.lifetime,0s",
        "access-token.lifetime,25h",
        "session.idle,0s",
        "session.idle,8d",
        "session.lifetime,366d",
        "lock.failures,0",
        "lock.failures,1001",
        "lock.duration,31d",
        "password.concurrency,1025",
        "lock.failure,3"
    })
    void aSettingOutOfBoundsIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> Backends.open("memory", Map.of(name, value), Runtime.SYSTEM))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aSnapshotBringsBackEveryTenant() {
        Fixture fixture = Fixture.open();
        var ada = fixture.user("ada@example.com");
        Object snapshot = fixture.backend().snapshot();

        fixture.users().delete(ada.id());
        fixture.user("bob@example.com");
        fixture.backend().tenants(Fixture.CALL).delete(Fixture.MAIN);
        fixture.backend().restore(snapshot);

        assertThat(fixture.users().find(ada.id())).contains(ada);
        assertThat(fixture.users().count(UserQuery.all())).isEqualTo(1);
        assertThat(fixture.signIn("ada@example.com").user()).isEqualTo(ada.id());
    }

    @Test
    void mailingIsDeclaredAsWhatItIs() {
        assertThat(MemoryBackend.CAPABILITIES.of(Operation.SEND_PASSWORD_RESET)).isInstanceOf(Support.Composed.class);
        assertThat(MemoryBackend.CAPABILITIES.of(Operation.SEND_EMAIL_VERIFICATION))
                .isInstanceOf(Support.Composed.class);
        assertThat(MemoryBackend.CAPABILITIES.supported()).containsExactly(Operation.values());
    }
}
