package io.ostiary.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewTenantTest {
    @ParameterizedTest
    @CsvSource({"Acme Corp, acme-corp", "'  Acme  &  Söhne! ', acme-sohne", "ÉCOLE 42, ecole-42", "--a--b--, a-b"})
    void aNameMakesAnId(String name, String id) {
        assertThat(NewTenant.named(name).id()).isEqualTo(TenantId.of(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"日本", "!!!", " "})
    void aNameThatMakesNoIdIsInvalid(String name) {
        assertThatThrownBy(() -> NewTenant.named(name)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void aTenantIsChecked() {
        assertThatThrownBy(() -> new NewTenant(TenantId.of("a b"), "", TenantSettings.DEFAULT))
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        e -> assertThat(e.violations()).hasSize(2));
    }

    @Test
    void nothingOfATenantCanBeCleared() {
        assertThatThrownBy(() -> new TenantPatch(Change.clear(), Change.clear(), Change.clear()))
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        e -> assertThat(e.violations()).hasSize(3));
    }

    @Test
    void aPatchKeepsWhatItDoesNotName() {
        Tenant tenant = new Tenant(TenantId.of("t"), "Name", TenantSettings.DEFAULT, Instant.EPOCH);

        assertThat(new TenantPatch(Change.keep(), Change.keep(), Change.keep()).applyTo(tenant))
                .isEqualTo(tenant);
        assertThat(TenantPatch.rename("New").applyTo(tenant))
                .isEqualTo(new Tenant(TenantId.of("t"), "New", TenantSettings.DEFAULT, Instant.EPOCH));
        assertThat(new TenantPatch(Change.keep(), Change.set(true), Change.set(Set.of()))
                        .applyTo(tenant)
                        .settings())
                .isEqualTo(new TenantSettings(true, Set.of()));
    }

    @Test
    void aPatchCopiesTheWaysToSignIn() {
        Set<AuthMethod> methods = EnumSet.of(AuthMethod.PASSWORD);
        var patch = new TenantPatch(Change.keep(), Change.keep(), Change.set(methods));

        methods.clear();

        assertThat(patch.authMethods().valueOrNull()).containsExactly(AuthMethod.PASSWORD);
    }
}
