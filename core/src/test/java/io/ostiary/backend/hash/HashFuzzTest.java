package io.ostiary.backend.hash;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.user.PasswordHash;
import java.nio.charset.StandardCharsets;

/** Hashes are imported from files that anybody may have written. */
class HashFuzzTest {
    /** A shorter text may stand in a message by chance. */
    private static final int LONGEST_PROBLEM = 120;

    @FuzzTest(maxDuration = "30s")
    void anyTextIsReadOrRefusedWithoutRepeatingIt(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        try {
            PasswordHash hash = PasswordHash.parse(Secret.of(text));
            assertThat(hash.toString()).doesNotContain(text);
            read(hash.format(), text);
        } catch (InvalidArgumentException e) {
            assertThat(e.violations())
                    .extracting(violation -> violation.field())
                    .containsExactly("password_hash");
            if (text.length() > LONGEST_PROBLEM) {
                assertThat(e).hasMessageNotContaining(text);
            }
        }
    }

    private static void read(PasswordHash.Format format, String text) {
        switch (format) {
            case BCRYPT -> {
                Bcrypt hash = Bcrypt.parse(text);
                hash.requireCost(14);
                assertThat(hash.encode2b().substring(4)).isEqualTo(text.substring(4));
            }
            case ARGON2 -> {
                Argon2 hash = Argon2.parse(text);
                hash.requireCost(1 << 20, 10, 16);
                assertThat(hash.memoryKib()).isBetween(8 * hash.lanes(), 1L << 20);
            }
            case PBKDF2 -> {
                Pbkdf2 hash = Pbkdf2.parse(text);
                hash.requireIterations(1_000_000);
                assertThat(hash.iterations()).isBetween(1L, 1_000_000L);
            }
        }
    }
}
