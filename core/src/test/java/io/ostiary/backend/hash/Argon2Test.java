package io.ostiary.backend.hash;

import static io.ostiary.backend.hash.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2Test {
    private static final String END = "$c29tZXNhbHQ$nllqyj2CadDpydSSPozmbw";

    @ParameterizedTest
    @CsvSource({"argon2id, ID", "argon2i, I", "argon2d, D"})
    void everyPartOfAHashIsRead(String name, Argon2.Type type) {
        Argon2 hash = Argon2.parse("$" + name + "$v=19$m=65536,t=3,p=4" + END);

        assertThat(hash.type()).isEqualTo(type);
        assertThat(name).isEqualTo("argon2" + type.id());
        assertThat(hash.memoryKib()).isEqualTo(65_536);
        assertThat(hash.passes()).isEqualTo(3);
        assertThat(hash.lanes()).isEqualTo(4);
        assertThat(new String(hash.salt(), StandardCharsets.US_ASCII)).isEqualTo("somesalt");
        assertThat(hash.hash()).hasSize(16);
    }

    @Test
    void aHashPrintsNeitherItselfNorItsSalt() {
        assertThat(Argon2.parse("$argon2id$v=19$m=8,t=1,p=1" + END))
                .asString()
                .doesNotContain("somesalt", "c29tZXNhbHQ", "nllqyj2CadDpydSSPozmbw");
    }

    @Test
    void whatItGivesAwayIsACopy() {
        Argon2 hash = Argon2.parse("$argon2id$v=19$m=8,t=1,p=1" + END);

        hash.salt()[0] = 0;
        hash.hash()[0] = 0;

        assertThat(hash.salt()[0]).isNotZero();
        assertThat(hash.hash()[0]).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$argon2id$v=16$m=65536,t=2,p=1" + END,
                "$argon2id$m=65536,t=2,p=1" + END,
                "$argon2x$v=19$m=65536,t=2,p=1" + END,
                "$argon2id$v=19$t=2,m=65536,p=1" + END,
                "$argon2id$v=19$m=-1,t=2,p=1" + END,
                "$argon2id$v=19$m=10000000000,t=2,p=1" + END,
                "$argon2id$v=19$m=65536,t=2" + END,
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$!!!",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$",
                "$argon2id$v=19$m=65536,t=2,p=1" + END + "==",
                "$argon2id$v=19$m=65536,t=2,p=1" + END + "\n",
                " $argon2id$v=19$m=65536,t=2,p=1" + END,
            })
    void whatIsWrittenOtherwiseIsRefused(String encoded) {
        assertRefused(encoded, "PHC string of Argon2 version 19", () -> Argon2.parse(encoded));
    }

    @Test
    void whatIsNoBase64IsRefused() {
        String salt = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhb$nllqyj2CadDpydSSPozmbw";
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$nllqyj2CadDpydSSPozmb";

        assertRefused(salt, "its salt in Base64", () -> Argon2.parse(salt));
        assertRefused(hash, "its hash in Base64", () -> Argon2.parse(hash));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m=1024,t=10,p=8", "m=8,t=1,p=1", "m=64,t=1,p=8"})
    void whatCostsNoMoreThanTheBoundsIsAccepted(String cost) {
        Argon2 hash = Argon2.parse("$argon2id$v=19$" + cost + END);

        assertThatCode(() -> hash.requireCost(1024, 10, 8)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=1025,t=10,p=8",
                "m=1024,t=11,p=8",
                "m=1024,t=10,p=9",
                "m=7,t=1,p=1",
                "m=63,t=1,p=8",
                "m=1024,t=0,p=1",
                "m=1024,t=1,p=0",
                "m=4294967304,t=1,p=1",
                "m=9999999999,t=9999999999,p=9999999999",
            })
    void whatCostsMoreThanTheBoundsOrCannotBeComputedIsRefused(String cost) {
        String encoded = "$argon2id$v=19$" + cost + END;
        Argon2 hash = Argon2.parse(encoded);

        assertRefused(encoded, "at most m=1024, t=10, p=8, and m at least 8 p", () -> hash.requireCost(1024, 10, 8));
    }

    @Test
    void lengthsOutsideOfTheBoundsAreRefused() {
        String encoded = "$argon2id$v=19$m=8,t=1,p=1" + END;
        Argon2 hash = Argon2.parse(encoded);

        assertThatCode(() -> hash.requireSalt(8, 8)).doesNotThrowAnyException();
        assertThatCode(() -> hash.requireHash(16, 16)).doesNotThrowAnyException();
        assertRefused(encoded, "a salt of 9 to 64 bytes", () -> hash.requireSalt(9, 64));
        assertRefused(encoded, "a salt of 1 to 7 bytes", () -> hash.requireSalt(1, 7));
        assertRefused(encoded, "a hash of 17 to 64 bytes", () -> hash.requireHash(17, 64));
        assertRefused(encoded, "a hash of 4 to 15 bytes", () -> hash.requireHash(4, 15));
    }
}
