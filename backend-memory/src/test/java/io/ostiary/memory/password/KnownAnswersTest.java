package io.ostiary.memory.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Secret;
import io.ostiary.backend.RandomSource;
import io.ostiary.user.PasswordHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hashes that other implementations made: Argon2 from the reference implementation's tests, bcrypt from libxcrypt, PBKDF2
 * from Python's hashlib.
 */
class KnownAnswersTest {
    private final PasswordHashing hashing = new Argon2idHashing(Argon2Cost.MINIMAL, RandomSource.SECURE);

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "password '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA'",
                "password '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'",
                "password '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'",
                "password '$argon2d$v=19$m=16,t=2,p=1$cTdzWUJjMGFmRDB4RVRuNQ$nllqyj2CadDpydSSPozmbw'",
            })
    void argon2(String password, String encoded) {
        assertOnlyMatches(password, encoded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "U*U|$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "correct horse é|$2b$06$abcdefghijklmnopqrstuuweFluOTZuQ0Boo1w.y.les8URrwaTdW",
                "correct horse é|$2y$06$abcdefghijklmnopqrstuuweFluOTZuQ0Boo1w.y.les8URrwaTdW",
                "''|$2y$04$abcdefghijklmnopqrstuubyCG3zY1GIXMyxfivm.ClDiInHzxjiq",
            })
    void bcrypt(String password, String encoded) {
        assertOnlyMatches(password, encoded);
    }

    @Test
    void bcryptIgnoresWhatComesAfterTheSeventySecondByte() {
        String first72 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        String encoded = "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui";

        assertThat(verifies(first72 + "chars after 72 are ignored", encoded)).isTrue();
        assertThat(verifies(first72, encoded)).isTrue();
        assertThat(verifies(first72.substring(1), encoded)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$pbkdf2-sha1$i=1000$TmFDbC1OYUNsLTEyMzQ1Ng$izQxWv+r/hWdP22333w//nqTvJA",
                "$pbkdf2-sha256$i=1000,l=32$TmFDbC1OYUNsLTEyMzQ1Ng$Amw4Cr+mPywRJWmSliVkn4DxN1gtrpRLQySw0fQ9zWQ",
                "$pbkdf2-sha512$i=1000$TmFDbC1OYUNsLTEyMzQ1Ng$1XvKKevWv1WD9AOK7T9o26fuYkgm+UIGsboDR2y68zvmdhMwSCO7OVumXsFe8AojEA76D7+j8n2AgSxB4f98cw",
                "$pbkdf2$1000$TmFDbC1OYUNsLTEyMzQ1Ng$izQxWv.r/hWdP22333w//nqTvJA",
                "$pbkdf2-sha256$1000$TmFDbC1OYUNsLTEyMzQ1Ng$Amw4Cr.mPywRJWmSliVkn4DxN1gtrpRLQySw0fQ9zWQ",
                "pbkdf2_sha1$1000$seasalt2$2zEzowV5No7QzVkxuiEjCBMxxBY=",
                "pbkdf2_sha256$1000$seasalt2$p6JeaaQFg3MR+fSWXfa9Ad0pl7oWX9tTkdcak/8AaHE=",
                "pbkdf2_sha512$1000$seasalt2$mSWqiPGTgfklN9YXPh3a9JkIYmNQQi05964KuuUOpFENAMmKoXgb+Ox0nYbG6HZgNnTLFjMfhC6dDNYG7FsMvw==",
            })
    void pbkdf2(String encoded) {
        assertOnlyMatches("correct horse é", encoded);
    }

    @Test
    void anEmptyPasswordMatchesNoOtherHash() {
        assertThat(verifies("", "pbkdf2_sha1$1000$seasalt2$2zEzowV5No7QzVkxuiEjCBMxxBY="))
                .isFalse();
    }

    @Test
    void theStandardCostIsWhatTheNotationSays() {
        PasswordHash hash =
                new Argon2idHashing(Argon2Cost.STANDARD, RandomSource.SECURE).hash(Secret.of("correct horse"));

        assertThat(hash.encoded().reveal()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.verify(hash, Secret.of("correct horse"))).isTrue();
    }

    @Test
    void aHashIsCurrentOnlyAtTheCostOfNewOnes() {
        var dearer = new Argon2idHashing(new Argon2Cost(16, 1, 1), RandomSource.SECURE);

        assertThat(hashing.isCurrent(hashing.hash(Secret.of("correct horse")))).isTrue();
        assertThat(hashing.isCurrent(dearer.hash(Secret.of("correct horse")))).isFalse();
        assertThat(hashing.isCurrent(
                        PasswordHash.parse(Secret.of("pbkdf2_sha1$1000$seasalt2$2zEzowV5No7QzVkxuiEjCBMxxBY="))))
                .isFalse();
    }

    @Test
    void theDecoyIsLikeANewHashAndMatchesNothing() {
        assertThat(hashing.isCurrent(hashing.decoy())).isTrue();
        assertThat(hashing.verify(hashing.decoy(), Secret.of(""))).isFalse();
    }

    private void assertOnlyMatches(String password, String encoded) {
        assertThat(verifies(password, encoded)).isTrue();
        assertThat(verifies(password + "x", encoded)).isFalse();
    }

    private boolean verifies(String password, String encoded) {
        return hashing.verify(PasswordHash.parse(Secret.of(encoded)), Secret.of(password));
    }
}
