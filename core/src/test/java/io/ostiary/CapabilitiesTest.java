package io.ostiary;

import static io.ostiary.Operation.CREATE_USER;
import static io.ostiary.Operation.DELETE_USER;
import static io.ostiary.Operation.LIST_USERS;
import static io.ostiary.Operation.UPDATE_USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    private final Capabilities capabilities = Capabilities.builder()
            .supports(LIST_USERS)
            .supports(CREATE_USER, "composed of two calls")
            .lacks(CREATE_USER, "phone", "this provider keeps no phone numbers")
            .lacks(DELETE_USER, "users cannot be deleted; disable_user blocks them")
            .build();

    @Test
    void whatWasDeclaredIsSupportedOrLacking() {
        assertThat(capabilities.supports(LIST_USERS)).isTrue();
        assertThat(capabilities.of(CREATE_USER)).isEqualTo(new Support.Composed("composed of two calls"));
        assertThat(capabilities.supports(DELETE_USER)).isFalse();
        assertThat(capabilities.supported()).containsExactly(LIST_USERS, CREATE_USER);
    }

    @Test
    void whatWasNotDeclaredIsLacking() {
        assertThat(capabilities.declares(UPDATE_USER)).isFalse();
        assertThat(capabilities.supports(UPDATE_USER)).isFalse();
        assertThat(capabilities.of(UPDATE_USER)).isInstanceOf(Support.Lacking.class);
    }

    @Test
    void aParameterIsSupportedUnlessItIsDeclaredLacking() {
        assertThat(capabilities.supports(CREATE_USER, "email")).isTrue();
        assertThat(capabilities.supports(CREATE_USER, "phone")).isFalse();
        assertThat(capabilities.supports(DELETE_USER, "user")).isFalse();
    }

    @Test
    void whatIsLackingIsRefusedWithItsReason() {
        capabilities.require(LIST_USERS);
        capabilities.require(CREATE_USER, "email");

        assertThatThrownBy(() -> capabilities.require(DELETE_USER))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("disable_user");
        assertThatThrownBy(() -> capabilities.require(CREATE_USER, "phone"))
                .isInstanceOfSatisfying(UnsupportedException.class, e -> {
                    assertThat(e.unsupported()).isEqualTo(CREATE_USER);
                    assertThat(e.parameter()).contains("phone");
                    assertThat(e.reason()).isEqualTo("this provider keeps no phone numbers");
                });
    }

    @Test
    void nothingIsDeclaredTwiceOrWithoutAReason() {
        var builder = Capabilities.builder().supports(LIST_USERS).lacks(LIST_USERS, "query", "a reason");

        assertThatThrownBy(() -> builder.supports(LIST_USERS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.lacks(LIST_USERS, "a reason")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.lacks(LIST_USERS, "query", "again"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.lacks(DELETE_USER, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Capabilities.builder()
                        .lacks(LIST_USERS, "query", "a reason")
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aParameterOfAnOperationThatIsNotSupportedIsRefused() {
        var builder = Capabilities.builder().lacks(DELETE_USER, "not possible").lacks(DELETE_USER, "user", "a reason");

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delete_user");
    }

    @Test
    void narrowingTakesTheParametersAway() {
        Capabilities narrowed =
                capabilities.toBuilder().narrow(CREATE_USER, "not allowed").build();

        assertThat(narrowed.lackingParameters(CREATE_USER)).isEmpty();
    }

    @Test
    void aNarrowedDeclarationIsWithinTheWider() {
        Capabilities narrowed = capabilities.toBuilder()
                .narrow(LIST_USERS, "the configuration does not allow it")
                .build();

        assertThat(narrowed.supports(LIST_USERS)).isFalse();
        assertThat(narrowed.isWithin(capabilities)).isTrue();
        assertThat(capabilities.isWithin(narrowed)).isFalse();
        assertThat(capabilities.isWithin(capabilities)).isTrue();
    }

    @Test
    void aParameterThatTheWiderLacksIsLackingInTheNarrower() {
        Capabilities wide = Capabilities.builder().supports(CREATE_USER).build();
        Capabilities narrow = Capabilities.builder()
                .supports(CREATE_USER)
                .lacks(CREATE_USER, "phone", "not configured here")
                .build();

        assertThat(narrow.isWithin(wide)).isTrue();
        assertThat(wide.isWithin(narrow)).isFalse();
    }
}
