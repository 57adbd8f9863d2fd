package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantSettings;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TenantStoreTest {
    private final TenantState initial =
            TenantState.of(new Tenant(Fixture.MAIN, "Main", TenantSettings.DEFAULT, Instant.EPOCH));
    private final TenantStore store = new TenantStore(initial, "http://localhost/ostiary/main");

    @Test
    void aWriteThatThrowsPublishesNothing() {
        assertThatThrownBy(() -> store.write(Operation.UPDATE_TENANT, state -> {
                    throw new IllegalStateException("half way");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(store.current(Operation.GET_TENANT)).isSameAs(initial);
    }

    @Test
    void whoHoldsTheStoreOfADeletedTenantCannotWriteToIt() {
        store.delete(Operation.DELETE_TENANT);

        assertThatThrownBy(() -> store.write(Operation.UPDATE_TENANT, state -> new Written<>(state, true)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> store.delete(Operation.DELETE_TENANT)).isInstanceOf(NotFoundException.class);
        assertThat(store.currentOrNull()).isNull();
    }
}
