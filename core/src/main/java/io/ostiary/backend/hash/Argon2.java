package io.ostiary.backend.hash;

import io.ostiary.InvalidArgumentException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Argon2 hash (RFC 9106), version 1.3, read from a PHC string: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. */
public final class Argon2 extends SaltedHash {
    private static final Pattern PHC = Pattern.compile("\\$argon2(id|i|d)\\$v=19"
            + "\\$m=([0-9]{1,10}),t=([0-9]{1,10}),p=([0-9]{1,10})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Type type;
    private final long memoryKib;
    private final long passes;
    private final long lanes;

    private Argon2(Matcher parts) {
        super(Notation.bytes("salt", parts.group(5)), Notation.bytes("hash", parts.group(6)));
        this.type = Type.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
        this.memoryKib = Long.parseLong(parts.group(2));
        this.passes = Long.parseLong(parts.group(3));
        this.lanes = Long.parseLong(parts.group(4));
    }

    /** What the order in which the memory is read depends on. */
    public enum Type {
        /** On the password. */
        D,
        /** On nothing secret. */
        I,
        /** On nothing secret at first, then on the password. */
        ID;

        /** How the notation says it after {@code $argon2}, for example {@code id}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads a hash. What it costs is not checked.
     *
     * @throws InvalidArgumentException when it is no such PHC string; the message does not hold it
     */
    public static Argon2 parse(String encoded) {
        return new Argon2(Notation.parts(PHC, encoded, "must be a PHC string of Argon2 version 19"));
    }

    /** The variant of the algorithm. */
    public Type type() {
        return type;
    }

    /** The memory in KiB. */
    public long memoryKib() {
        return memoryKib;
    }

    /** How often it passes over the memory. */
    public long passes() {
        return passes;
    }

    /** How many lanes the memory has. */
    public long lanes() {
        return lanes;
    }

    /**
     * Checks that it can be computed and costs at most that.
     *
     * @throws InvalidArgumentException when it costs more, or less than Argon2 needs
     */
    public void requireCost(int mostMemoryKib, int mostPasses, int mostLanes) {
        if (memoryKib > mostMemoryKib
                || passes < 1
                || passes > mostPasses
                || lanes < 1
                || lanes > mostLanes
                || memoryKib < 8 * lanes) {
            throw Notation.refused("must cost at most m=" + mostMemoryKib + ", t=" + mostPasses + ", p=" + mostLanes
                    + ", and m at least 8 p");
        }
    }
}
