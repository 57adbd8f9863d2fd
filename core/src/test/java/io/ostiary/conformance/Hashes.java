package io.ostiary.conformance;

import io.ostiary.Secret;
import io.ostiary.user.PasswordHash;
import java.util.List;

/** Hashes of one password at the least cost, made with other implementations than the ones under test. */
final class Hashes {
    static final String PASSWORD = "Canary-known-Passw0rd!";

    /** Made with libxcrypt. */
    static final List<String> BCRYPT = List.of(
            "$2b$04$abcdefghijklmnopqrstuu9wCzzHDFpLGH0hKavY2haJpIpQMbiqi",
            "$2a$04$abcdefghijklmnopqrstuu9wCzzHDFpLGH0hKavY2haJpIpQMbiqi",
            "$2y$04$abcdefghijklmnopqrstuu9wCzzHDFpLGH0hKavY2haJpIpQMbiqi");

    /** Made with BouncyCastle. */
    static final List<String> ARGON2 = List.of(
            "$argon2id$v=19$m=256,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$moxrNB+Obpo89UriR9PgGA+ZB7jva3WHl9Vp2tVlwCk",
            "$argon2i$v=19$m=256,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$unj8ZCUdYE+i35iZ1Cbz+k3F2MXO2yTfxRRTFZP1f7E");

    /** Made with Python's hashlib. */
    static final List<String> PBKDF2 = List.of(
            "$pbkdf2-sha256$i=1000$c2FsdHNhbHRzYWx0c2FsdA$uo3VfqYVVQuhm7/UGr1IHMQ0HN4QVGw5zBZriFnOxr8",
            "pbkdf2_sha256$1000$saltsaltsaltsalt$uo3VfqYVVQuhm7/UGr1IHMQ0HN4QVGw5zBZriFnOxr8=",
            "$pbkdf2-sha512$i=1000$c2FsdHNhbHRzYWx0c2FsdA$bpS22YGTT1N/aOCEyaJHkBY25ET592iwNfARXWEkCjThK/GGa3LcQIWjLPHoadpEXgXuyBb4j/jSzXbdl/lw9w",
            "$pbkdf2-sha1$i=1000$c2FsdHNhbHRzYWx0c2FsdA$8RBSPDEhzq+dAycdrrmgIE+k6TY");

    private Hashes() {}

    static PasswordHash argon2(Fixture fixture) {
        return of(fixture, ARGON2.get(0));
    }

    static PasswordHash of(Fixture fixture, String encoded) {
        return PasswordHash.parse(fixture.watch().guard(Secret.of(encoded)));
    }

    static Secret password(Fixture fixture) {
        return fixture.watch().guard(Secret.of(PASSWORD));
    }
}
