package io.ostiary.memory.password;

import io.ostiary.Secret;
import io.ostiary.backend.hash.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** An Argon2 hash, version 1.3. */
final class Argon2Hash implements EncodedHash {
    private static final int MIN_SALT_BYTES = 8;
    private static final int MIN_TAG_BYTES = 16;
    private static final int MAX_BYTES = 64;

    private final Argon2.Type type;
    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] tag;

    private Argon2Hash(Argon2.Type type, Argon2Cost cost, byte[] salt, byte[] tag) {
        this.type = type;
        this.cost = cost;
        this.salt = salt;
        this.tag = tag;
    }

    static Argon2Hash parse(String encoded) {
        Argon2 hash = Argon2.parse(encoded);
        hash.requireCost(Argon2Cost.MAX_MEMORY_KIB, Argon2Cost.MAX_PASSES, Argon2Cost.MAX_LANES);
        hash.requireSalt(MIN_SALT_BYTES, MAX_BYTES);
        hash.requireHash(MIN_TAG_BYTES, MAX_BYTES);
        return new Argon2Hash(
                hash.type(),
                new Argon2Cost((int) hash.memoryKib(), (int) hash.passes(), (int) hash.lanes()),
                hash.salt(),
                hash.hash());
    }

    /** The Argon2id hash of a password. */
    static Argon2Hash of(Secret password, Argon2Cost cost, byte[] salt, int length) {
        return new Argon2Hash(Argon2.Type.ID, cost, salt, tag(Argon2.Type.ID, cost, salt, password, length));
    }

    /** A hash with that tag, whatever it is the tag of. */
    static Argon2Hash withTag(Argon2Cost cost, byte[] salt, byte[] tag) {
        return new Argon2Hash(Argon2.Type.ID, cost, salt, tag);
    }

    /** Whether it is Argon2id of that cost and those lengths. */
    boolean isLike(Argon2Cost wanted, int saltLength, int tagLength) {
        return type == Argon2.Type.ID && cost.equals(wanted) && salt.length == saltLength && tag.length == tagLength;
    }

    @Override
    public boolean matches(Secret password) {
        return MessageDigest.isEqual(tag, tag(type, cost, salt, password, tag.length));
    }

    /** The PHC string. */
    String encode() {
        return "$argon2" + type.id() + "$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes()
                + "$" + base64(salt) + "$" + base64(tag);
    }

    private static byte[] tag(Argon2.Type type, Argon2Cost cost, byte[] salt, Secret password, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(variant(type))
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] tag = new byte[length];
        generator.generateBytes(password.reveal().getBytes(StandardCharsets.UTF_8), tag);
        return tag;
    }

    private static int variant(Argon2.Type type) {
        return switch (type) {
            case D -> Argon2Parameters.ARGON2_d;
            case I -> Argon2Parameters.ARGON2_i;
            case ID -> Argon2Parameters.ARGON2_id;
        };
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
