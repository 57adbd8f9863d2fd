package io.ostiary.memory.password;

import java.util.Base64;

/** The Base64 of password hashes: standard alphabet, with or without padding. */
final class Base64Text {
    private Base64Text() {}

    /**
     * The bytes, of which there must be within those bounds.
     *
     * @throws io.ostiary.InvalidArgumentException when it is not Base64 or out of bounds
     */
    static byte[] decode(String name, String text, int min, int max) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw EncodedHash.refused("must have its " + name + " in Base64");
        }
        if (bytes.length < min || bytes.length > max) {
            throw EncodedHash.refused("must have a " + name + " of " + min + " to " + max + " bytes");
        }
        return bytes;
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
