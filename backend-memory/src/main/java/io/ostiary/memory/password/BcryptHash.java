package io.ostiary.memory.password;

import io.ostiary.Secret;
import io.ostiary.backend.hash.Bcrypt;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** A bcrypt hash. Looks at the first 72 bytes of a password only. */
final class BcryptHash implements EncodedHash {
    private static final int MAX_COST = 14;

    private final String encoded;

    private BcryptHash(String encoded) {
        this.encoded = encoded;
    }

    static BcryptHash parse(String encoded) {
        Bcrypt.parse(encoded).requireCost(MAX_COST);
        return new BcryptHash(encoded);
    }

    @Override
    public boolean matches(Secret password) {
        return OpenBSDBCrypt.checkPassword(encoded, password.reveal().getBytes(StandardCharsets.UTF_8));
    }
}
