package io.ostiary.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserRefTest {
    @Test
    void aPrefixSaysWhatIsMeant() {
        assertThat(UserRef.parse("id:u1")).isEqualTo(new UserRef.ById("u1"));
        assertThat(UserRef.parse("email:a@b.co")).isEqualTo(new UserRef.ByEmail("a@b.co"));
        assertThat(UserRef.parse("username:ada")).isEqualTo(new UserRef.ByUsername("ada"));
    }

    @Test
    void withoutAPrefixAnythingMayBeMeant() {
        assertThat(UserRef.parse("ada")).isEqualTo(new UserRef.Bare("ada"));
        assertThat(UserRef.parse("ID:u1")).isEqualTo(new UserRef.Bare("ID:u1"));
        assertThat(UserRef.parse("auth0|u1")).isEqualTo(new UserRef.Bare("auth0|u1"));
        assertThat(UserRef.parse("id:id:u1")).isEqualTo(new UserRef.ById("id:u1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "id:", "email:", "username: ", "a\nb", "a\u0000"})
    void whatNamesNobodyIsInvalid(String text) {
        assertThatThrownBy(() -> UserRef.parse(text)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void aReferenceIsBounded() {
        assertThat(UserRef.parse("id:" + "u".repeat(255)).value()).hasSize(255);
        assertThatThrownBy(() -> UserRef.parse("u".repeat(256))).isInstanceOf(InvalidArgumentException.class);
    }
}
