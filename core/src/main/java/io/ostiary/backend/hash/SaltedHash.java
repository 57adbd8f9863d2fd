package io.ostiary.backend.hash;

/** A hash and its salt as bytes. Printed, it tells neither. */
public abstract sealed class SaltedHash permits Argon2, Pbkdf2 {
    private final byte[] salt;
    private final byte[] hash;

    SaltedHash(byte[] salt, byte[] hash) {
        this.salt = salt;
        this.hash = hash;
    }

    /** The salt, as a copy. */
    public final byte[] salt() {
        return salt.clone();
    }

    /** What the password was hashed to, as a copy. */
    public final byte[] hash() {
        return hash.clone();
    }

    /**
     * Checks the length of the salt.
     *
     * @throws io.ostiary.InvalidArgumentException when it has fewer or more bytes
     */
    public final void requireSalt(int least, int most) {
        requireBytes("salt", salt, least, most);
    }

    /**
     * Checks the length of the hash.
     *
     * @throws io.ostiary.InvalidArgumentException when it has fewer or more bytes
     */
    public final void requireHash(int least, int most) {
        requireBytes("hash", hash, least, most);
    }

    private static void requireBytes(String name, byte[] bytes, int least, int most) {
        if (bytes.length < least || bytes.length > most) {
            throw Notation.refused("must have a " + name + " of " + least + " to " + most + " bytes");
        }
    }
}
