package io.ostiary.backend.hash;

import static io.ostiary.backend.hash.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pbkdf2Test {
    private static final String HASH = "p6JeaaQFg3MR+fSWXfa9Ad0pl7oWX9tTkdcak/8AaHE";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "$pbkdf2-sha256$i=1000$c2Vhc2FsdDI$" + HASH,
                "\"$pbkdf2-sha256$i=1000,l=32$c2Vhc2FsdDI$" + HASH + "\"",
                "$pbkdf2-sha256$1000$c2Vhc2FsdDI$p6JeaaQFg3MR.fSWXfa9Ad0pl7oWX9tTkdcak/8AaHE",
                "pbkdf2_sha256$1000$seasalt2$" + HASH + "=",
            })
    void everyNotationSaysTheSame(String encoded) {
        Pbkdf2 hash = Pbkdf2.parse(encoded);

        assertThat(hash.digest()).isEqualTo(Pbkdf2.Digest.SHA256);
        assertThat(hash.iterations()).isEqualTo(1000);
        assertThat(new String(hash.salt(), StandardCharsets.US_ASCII)).isEqualTo("seasalt2");
        assertThat(hash.hash()).isEqualTo(Base64.getDecoder().decode(HASH));
    }

    @ParameterizedTest
    @CsvSource({
        "$pbkdf2-sha1$i=1, SHA1",
        "$pbkdf2-sha256$i=1, SHA256",
        "$pbkdf2-sha512$i=1, SHA512",
        "$pbkdf2$1, SHA1",
        "$pbkdf2-sha1$1, SHA1",
        "$pbkdf2-sha512$1, SHA512",
        "pbkdf2_sha1$1, SHA1",
        "pbkdf2_sha512$1, SHA512",
    })
    void everyDigestIsKnown(String start, Pbkdf2.Digest digest) {
        assertThat(Pbkdf2.parse(start + "$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA").digest())
                .isEqualTo(digest);
        assertThat(start).contains(start.contains("sha") ? digest.id() : "pbkdf2");
    }

    @Test
    void aSaltOfDjangoIsTextEvenWhereItLooksLikeBase64() {
        assertThat(Pbkdf2.parse("pbkdf2_sha256$1000$c2FsdA$" + HASH).salt())
                .isEqualTo("c2FsdA".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aHashPrintsNeitherItselfNorItsSalt() {
        assertThat(Pbkdf2.parse("pbkdf2_sha256$1000$seasalt2$" + HASH))
                .asString()
                .doesNotContain("seasalt2", "c2Vhc2FsdDI", HASH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$pbkdf2-md5$i=1000$c2Vhc2FsdDI$" + HASH,
                "$pbkdf2-sha256$i=many$c2Vhc2FsdDI$" + HASH,
                "$pbkdf2-sha256$i=10000000000$c2Vhc2FsdDI$" + HASH,
                "$pbkdf2-sha256$i=-1$c2Vhc2FsdDI$" + HASH,
                "$pbkdf2-sha256$l=32,i=1000$c2Vhc2FsdDI$" + HASH,
                "$pbkdf2-sha256$i=1000$c2Vhc2FsdDI",
                "$pbkdf2-sha256$i=1000$$" + HASH,
                "$pbkdf2-sha256$i=1000$c2Vhc2FsdDI$" + HASH + "=",
                "$pbkdf2$i=1000$c2Vhc2FsdDI$" + HASH,
                "$pbkdf2-sha256$1000$c2Vhc2FsdDI$" + HASH,
                "pbkdf2_sha256$1000$$" + HASH + "=",
                "pbkdf2_sha256$1000$sea salt$" + HASH + "=",
                "pbkdf2_sha256$1000$sea\u00e9salt$" + HASH + "=",
                "pbkdf2_sha256$1000$seasalt2$" + HASH + "===",
                "pbkdf2_sha256$1000$seasalt2$" + HASH + "=\n",
            })
    void whatIsWrittenOtherwiseIsRefused(String encoded) {
        assertRefused(encoded, "as PHC, passlib or Django write it", () -> Pbkdf2.parse(encoded));
    }

    @Test
    void whatIsNoBase64IsRefused() {
        String salt = "$pbkdf2-sha256$i=1000$c2Vhc2Fsd$" + HASH;
        String hash = "pbkdf2_sha256$1000$seasalt2$" + HASH + "==";

        assertRefused(salt, "its salt in Base64", () -> Pbkdf2.parse(salt));
        assertRefused(hash, "its hash in Base64", () -> Pbkdf2.parse(hash));
    }

    @Test
    void iterationsOutsideOfTheBoundsAreRefused() {
        for (long iterations : new long[] {1, 1000}) {
            Pbkdf2 hash = ofIterations(iterations);
            assertThatCode(() -> hash.requireIterations(1000)).doesNotThrowAnyException();
        }
        for (long iterations : new long[] {0, 1001, 9_999_999_999L}) {
            Pbkdf2 hash = ofIterations(iterations);
            assertRefused("", "1 to 1000 PBKDF2 iterations", () -> hash.requireIterations(1000));
            assertRefused("", "1 to 1000 PBKDF2 iterations", () -> hash.requireIterationsOfAllBlocks(1000));
        }
    }

    @ParameterizedTest
    @CsvSource({"sha1, 20, 1", "sha1, 21, 2", "sha256, 32, 1", "sha256, 33, 2", "sha512, 64, 1", "sha512, 128, 2"})
    void everyBlockOfTheHashCostsTheIterations(String digest, int bytes, int blocks) {
        String encoded =
                "pbkdf2_" + digest + "$1000$seasalt2$" + Base64.getEncoder().encodeToString(new byte[bytes]);
        Pbkdf2 hash = Pbkdf2.parse(encoded);

        assertThatCode(() -> hash.requireIterationsOfAllBlocks(1000 * blocks)).doesNotThrowAnyException();
        assertRefused(
                encoded,
                "every block of the hash together",
                () -> hash.requireIterationsOfAllBlocks(1000 * blocks - 1));
    }

    private static Pbkdf2 ofIterations(long iterations) {
        return Pbkdf2.parse("pbkdf2_sha256$" + iterations + "$seasalt2$" + HASH + "=");
    }
}
