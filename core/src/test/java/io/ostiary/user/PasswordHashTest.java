package io.ostiary.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    @Test
    void theFormatIsRecognisedByItsPrefix() {
        assertThat(formats("$2a$04$x", "$2b$04$x", "$2y$04$x")).containsOnly(PasswordHash.Format.BCRYPT);
        assertThat(formats("$argon2id$x", "$argon2i$x", "$argon2d$x")).containsOnly(PasswordHash.Format.ARGON2);
        assertThat(formats("$pbkdf2-sha256$x", "pbkdf2_sha256$x", "$pbkdf2$x"))
                .containsOnly(PasswordHash.Format.PBKDF2);
        assertThat(PasswordHash.Format.BCRYPT.id()).isEqualTo("bcrypt");
    }

    @Test
    void anUnknownFormatIsRefusedWithoutShowingTheHash() {
        for (String unknown : List.of("canary", "$1$canary", "{SSHA}canary", "")) {
            assertThatThrownBy(() -> PasswordHash.parse(Secret.of(unknown)))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void aHashIsBounded() {
        assertThatThrownBy(() -> PasswordHash.parse(Secret.of("$2b$" + "x".repeat(509))))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void aRowHasAPasswordOrAHash() {
        NewUser user =
                NewUser.withEmail("a@b.co").password(Secret.of("long enough")).build();
        PasswordHash hash = PasswordHash.parse(Secret.of("$2b$04$x"));

        assertThatThrownBy(() -> new ImportedUser(1, user, hash)).isInstanceOf(InvalidArgumentException.class);
    }

    private static List<PasswordHash.Format> formats(String... hashes) {
        return List.of(hashes).stream()
                .map(hash -> PasswordHash.parse(Secret.of(hash)).format())
                .toList();
    }
}
