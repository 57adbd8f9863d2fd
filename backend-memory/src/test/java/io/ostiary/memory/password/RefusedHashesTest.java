package io.ostiary.memory.password;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.backend.RandomSource;
import io.ostiary.user.PasswordHash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes that are refused by reading them, before they cost anything. */
class RefusedHashesTest {
    private final PasswordHashing hashing = new Argon2idHashing(Argon2Cost.MINIMAL, RandomSource.SECURE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=4294967296,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=11,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=9$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=15,t=2,p=2$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$t=2,m=65536,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=1$c2FsdA$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFh",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$!!!",
                "$2b$03$abcdefghijklmnopqrstuuweFluOTZuQ0Boo1w.y.les8URrwaTdW",
                "$2b$15$abcdefghijklmnopqrstuuweFluOTZuQ0Boo1w.y.les8URrwaTdW",
                "$2b$31$abcdefghijklmnopqrstuuweFluOTZuQ0Boo1w.y.les8URrwaTdW",
                "$2b$06$abcdefghijklmnopqrstuuweFluOTZuQ0Boo1w.y.les8URrwaTd",
                "pbkdf2_sha256$2000001$seasalt2$p6JeaaQFg3MR+fSWXfa9Ad0pl7oWX9tTkdcak/8AaHE=",
                "pbkdf2_sha256$9999999999$seasalt2$p6JeaaQFg3MR+fSWXfa9Ad0pl7oWX9tTkdcak/8AaHE=",
                "pbkdf2_sha256$0$seasalt2$p6JeaaQFg3MR+fSWXfa9Ad0pl7oWX9tTkdcak/8AaHE=",
                "pbkdf2_sha256$1000001$seasalt2$p6JeaaQFg3MR+fSWXfa9Ad0pl7oWX9tTkdcak/8AaHEA",
                "pbkdf2_sha1$1000001$seasalt2$p6JeaaQFg3MR+fSWXfa9Ad0pl7oWX9tTkdcak/8AaHE=",
                "pbkdf2_md5$1000$seasalt2$p6JeaaQFg3MR+fSWXfa9Ad0pl7oWX9tTkdcak/8AaHE=",
                "$pbkdf2-sha256$i=1000$TmFDbA$Amw4",
            })
    void aHashThatIsMalformedOrTooExpensiveIsRefusedWithoutBeingQuoted(String encoded) {
        PasswordHash hash = PasswordHash.parse(Secret.of(encoded));

        assertThatThrownBy(() -> hashing.check(hash))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("password_hash must")
                .message()
                .doesNotContain(encoded.substring(encoded.lastIndexOf('$') + 1))
                .doesNotContain("c29tZXNhbHQ", "seasalt2");
    }
}
