package io.ostiary.memory.password;

import io.ostiary.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** An Argon2 hash, version 1.3, as a PHC string: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$tag}. */
final class Argon2Hash implements EncodedHash {
    private static final Pattern NOTATION = Pattern.compile("\\$(argon2id|argon2i|argon2d)\\$v=19"
            + "\\$m=([0-9]{1,10}),t=([0-9]{1,10}),p=([0-9]{1,10})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Map<String, Integer> TYPES = Map.of(
            "argon2id", Argon2Parameters.ARGON2_id,
            "argon2i", Argon2Parameters.ARGON2_i,
            "argon2d", Argon2Parameters.ARGON2_d);

    private final String type;
    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] tag;

    private Argon2Hash(String type, Argon2Cost cost, byte[] salt, byte[] tag) {
        this.type = type;
        this.cost = cost;
        this.salt = salt;
        this.tag = tag;
    }

    static Argon2Hash parse(String encoded) {
        Matcher parts = NOTATION.matcher(encoded);
        if (!parts.matches()) {
            throw EncodedHash.refused("must be a PHC string of Argon2 version 19");
        }
        long memoryKib = Long.parseLong(parts.group(2));
        long passes = Long.parseLong(parts.group(3));
        long lanes = Long.parseLong(parts.group(4));
        if (!Argon2Cost.isAcceptable(memoryKib, passes, lanes)) {
            throw EncodedHash.refused("must cost at most m=" + Argon2Cost.MAX_MEMORY_KIB + ", t="
                    + Argon2Cost.MAX_PASSES + ", p=" + Argon2Cost.MAX_LANES + ", and m at least 8 p");
        }
        return new Argon2Hash(
                parts.group(1),
                new Argon2Cost((int) memoryKib, (int) passes, (int) lanes),
                Base64Text.decode("salt", parts.group(5), 8, 64),
                Base64Text.decode("hash", parts.group(6), 16, 64));
    }

    /** The Argon2id hash of a password. */
    static Argon2Hash of(Secret password, Argon2Cost cost, byte[] salt, int length) {
        return new Argon2Hash("argon2id", cost, salt, tag("argon2id", cost, salt, password, length));
    }

    /** A hash with that tag, whatever it is the tag of. */
    static Argon2Hash withTag(Argon2Cost cost, byte[] salt, byte[] tag) {
        return new Argon2Hash("argon2id", cost, salt, tag);
    }

    /** Whether it is Argon2id of that cost and those lengths. */
    boolean isLike(Argon2Cost wanted, int saltLength, int tagLength) {
        return type.equals("argon2id") && cost.equals(wanted) && salt.length == saltLength && tag.length == tagLength;
    }

    @Override
    public boolean matches(Secret password) {
        return MessageDigest.isEqual(tag, tag(type, cost, salt, password, tag.length));
    }

    /** The PHC string. */
    String encode() {
        return "$" + type + "$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + Base64Text.encode(salt) + "$" + Base64Text.encode(tag);
    }

    private static byte[] tag(String type, Argon2Cost cost, byte[] salt, Secret password, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(TYPES.getOrDefault(type, Argon2Parameters.ARGON2_id))
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
}
