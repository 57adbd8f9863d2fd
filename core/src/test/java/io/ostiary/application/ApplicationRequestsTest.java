package io.ostiary.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApplicationRequestsTest {
    private static final RedirectUri CALLBACK = RedirectUri.of("https://app.example.com/callback");
    private static final RedirectUri PRIVATE_USE = RedirectUri.of("com.example.app:/callback");

    @ParameterizedTest
    @EnumSource
    void everyTypeHasGrantTypesOfItsOwn(ApplicationType type) {
        assertThat(NewApplication.of("Shop", type).grantTypes()).isEqualTo(type.defaultGrantTypes());
        assertThat(type.grantTypes()).containsAll(type.defaultGrantTypes());
        assertThat(type.grantTypes()).doesNotContain(GrantType.IMPLICIT, GrantType.PASSWORD);
    }

    @ParameterizedTest
    @EnumSource
    void noTypeIsGivenWhatItCannotHave(ApplicationType type) {
        for (GrantType grantType : GrantType.values()) {
            if (!type.grantTypes().contains(grantType)) {
                refuses(
                        "grant_types",
                        () -> NewApplication.builder("Shop", type)
                                .grantTypes(Set.of(grantType))
                                .build());
            }
        }
    }

    @Test
    void aRefreshTokenNeedsWhatItRefreshes() {
        refuses(
                "grant_types",
                () -> NewApplication.builder("Shop", ApplicationType.WEB)
                        .grantTypes(Set.of(GrantType.REFRESH_TOKEN))
                        .build());
        refuses(
                "grant_types",
                () -> NewApplication.builder("Shop", ApplicationType.WEB)
                        .grantTypes(Set.of())
                        .build());
    }

    @Test
    void aPublicApplicationNeverActsForItself() {
        assertThat(ApplicationType.SPA.grantTypes()).doesNotContain(GrantType.CLIENT_CREDENTIALS);
        assertThat(ApplicationType.NATIVE.grantTypes()).doesNotContain(GrantType.CLIENT_CREDENTIALS);
    }

    @Test
    void aMachineHasNoRedirectUri() {
        refuses(
                "redirect_uris",
                () -> NewApplication.builder("Job", ApplicationType.MACHINE)
                        .redirectUris(List.of(CALLBACK))
                        .build());
        refuses(
                "logout_uris",
                () -> NewApplication.builder("Job", ApplicationType.MACHINE)
                        .logoutUris(List.of(CALLBACK))
                        .build());
    }

    @Test
    void onlyANativeApplicationHasAPrivateUseScheme() {
        assertThat(NewApplication.builder("App", ApplicationType.NATIVE)
                        .redirectUris(List.of(PRIVATE_USE))
                        .build()
                        .redirectUris())
                .containsExactly(PRIVATE_USE);
        refuses(
                "redirect_uris",
                () -> NewApplication.builder("App", ApplicationType.SPA)
                        .redirectUris(List.of(PRIVATE_USE))
                        .build());
        refuses(
                "redirect_uris",
                () -> ApplicationPatch.builder()
                        .type(Change.set(ApplicationType.WEB))
                        .redirectUris(Change.set(List.of(PRIVATE_USE)))
                        .build());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> NewApplication.builder("<b>", ApplicationType.WEB)
                        .description("")
                        .redirectUris(List.of(CALLBACK, CALLBACK))
                        .tokenLifetime(Duration.ofDays(2))
                        .build())
                .satisfies(refusal -> assertThat(refusal.violations())
                        .extracting(Violation::field)
                        .containsExactlyInAnyOrder("name", "description", "redirect_uris", "token_lifetime"));
    }

    @Test
    void whatCannotBeEmptyCannotBeCleared() {
        refuses("name", () -> ApplicationPatch.builder().name(Change.clear()).build());
        refuses("type", () -> ApplicationPatch.builder().type(Change.clear()).build());
        refuses(
                "grant_types",
                () -> ApplicationPatch.builder().grantTypes(Change.clear()).build());
    }

    @Test
    void grantTypesHaveTheirNamesOnTheWire() {
        for (GrantType grantType : GrantType.values()) {
            assertThat(GrantType.ofWireName(grantType.wireName())).hasValue(grantType);
        }
        assertThat(GrantType.DEVICE_CODE.wireName()).isEqualTo("urn:ietf:params:oauth:grant-type:device_code");
        assertThat(GrantType.ofWireName("http://auth0.com/oauth/grant-type/password-realm"))
                .isEmpty();
    }

    private static void refuses(String field, Runnable request) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(request::run)
                .satisfies(refusal -> assertThat(refusal.violations())
                        .extracting(Violation::field)
                        .contains(field));
    }
}
