package io.ostiary.memory.password;

import io.ostiary.Secret;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** A bcrypt hash in modular crypt format: {@code $2b$10$} and 53 characters. Looks at the first 72 bytes of a password only. */
final class BcryptHash implements EncodedHash {
    private static final int MIN_COST = 4;
    private static final int MAX_COST = 14;
    private static final Pattern NOTATION = Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");

    private final String encoded;

    private BcryptHash(String encoded) {
        this.encoded = encoded;
    }

    static BcryptHash parse(String encoded) {
        Matcher parts = NOTATION.matcher(encoded);
        if (!parts.matches()) {
            throw EncodedHash.refused("must be a bcrypt hash such as $2b$10$ and 53 characters");
        }
        int cost = Integer.parseInt(parts.group(1));
        if (cost < MIN_COST || cost > MAX_COST) {
            throw EncodedHash.refused("must have a bcrypt cost of " + MIN_COST + " to " + MAX_COST);
        }
        return new BcryptHash(encoded);
    }

    @Override
    public boolean matches(Secret password) {
        return OpenBSDBCrypt.checkPassword(encoded, password.reveal().getBytes(StandardCharsets.UTF_8));
    }
}
