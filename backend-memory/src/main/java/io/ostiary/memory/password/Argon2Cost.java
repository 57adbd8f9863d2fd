package io.ostiary.memory.password;

/**
 * What an Argon2 hash costs (RFC 9106 §3.1).
 *
 * @param memoryKib memory in KiB, 8 to {@value #MAX_MEMORY_KIB} and at least eight times the lanes
 * @param passes passes over the memory, 1 to {@value #MAX_PASSES}
 * @param lanes lanes, 1 to {@value #MAX_LANES}
 */
public record Argon2Cost(int memoryKib, int passes, int lanes) {
    /** The most memory that a hash may ask for: 256 MiB. */
    public static final int MAX_MEMORY_KIB = 256 * 1024;

    /** The most passes that a hash may ask for. */
    public static final int MAX_PASSES = 10;

    /** The most lanes that a hash may ask for. */
    public static final int MAX_LANES = 8;

    /** The cost of new hashes: 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
    public static final Argon2Cost STANDARD = new Argon2Cost(19_456, 2, 1);

    /** The least that Argon2 can cost. Protects nothing: for tests. */
    public static final Argon2Cost MINIMAL = new Argon2Cost(8, 1, 1);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when one is exceeded
     */
    public Argon2Cost {
        boolean acceptable = lanes >= 1
                && lanes <= MAX_LANES
                && memoryKib >= 8 * lanes
                && memoryKib <= MAX_MEMORY_KIB
                && passes >= 1
                && passes <= MAX_PASSES;
        if (!acceptable) {
            throw new IllegalArgumentException("Argon2 cost out of bounds");
        }
    }
}
