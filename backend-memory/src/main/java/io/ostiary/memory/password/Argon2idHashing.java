package io.ostiary.memory.password;

import io.ostiary.Secret;
import io.ostiary.backend.RandomSource;
import io.ostiary.user.PasswordHash;

/** New passwords become Argon2id hashes of one cost; every {@link PasswordHash.Format} verifies. */
public final class Argon2idHashing implements PasswordHashing {
    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;

    private final Argon2Cost cost;
    private final RandomSource random;
    private final PasswordHash decoy;

    /** Hashes of that cost, with salts from that source. */
    public Argon2idHashing(Argon2Cost cost, RandomSource random) {
        this.cost = cost;
        this.random = random;
        this.decoy = stored(Argon2Hash.withTag(cost, random.bytes(SALT_BYTES), random.bytes(TAG_BYTES)));
    }

    @Override
    public PasswordHash hash(Secret password) {
        return stored(Argon2Hash.of(password, cost, random.bytes(SALT_BYTES), TAG_BYTES));
    }

    @Override
    public boolean verify(PasswordHash hash, Secret password) {
        return EncodedHash.parse(hash).matches(password);
    }

    @Override
    public void check(PasswordHash hash) {
        EncodedHash unused = EncodedHash.parse(hash);
    }

    @Override
    public boolean isCurrent(PasswordHash hash) {
        return EncodedHash.parse(hash) instanceof Argon2Hash argon2 && argon2.isLike(cost, SALT_BYTES, TAG_BYTES);
    }

    @Override
    public PasswordHash decoy() {
        return decoy;
    }

    private static PasswordHash stored(Argon2Hash hash) {
        return new PasswordHash(PasswordHash.Format.ARGON2, Secret.of(hash.encode()));
    }
}
