package io.ostiary.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantLookupTest {
    private static final Tenant MAIN = tenant("main", "Acme");
    private static final Tenant OTHER = tenant("other", "Acme");
    private static final Tenant NAMED_LIKE_AN_ID = tenant("third", "main");

    @Test
    void aTenantIsMeantByIdAndByName() {
        assertThat(among(MAIN, NAMED_LIKE_AN_ID).resolve("third")).isEqualTo(NAMED_LIKE_AN_ID);
        assertThat(among(MAIN, NAMED_LIKE_AN_ID).resolve("Acme")).isEqualTo(MAIN);
    }

    @Test
    void anIdComesBeforeAName() {
        assertThat(among(NAMED_LIKE_AN_ID, MAIN).resolve("main")).isEqualTo(MAIN);
    }

    @Test
    void twoTenantsOfOneNameAreAConflictThatListsTheirIds() {
        assertThatThrownBy(() -> among(MAIN, OTHER).resolve("Acme"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("main, other")
                .hasMessageContaining("by id");
    }

    @Test
    void whatNoTenantAnswersToIsNotFound() {
        assertThatThrownBy(() -> among(MAIN).resolve("acme"))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        failure -> assertThat(failure.kind()).isEqualTo("tenant"));
    }

    private static Tenant tenant(String id, String name) {
        return new Tenant(TenantId.of(id), name, TenantSettings.DEFAULT, null);
    }

    private static TenantLookup among(Tenant... tenants) {
        return new TenantLookup(List.of(tenants));
    }
}
