package io.ostiary.backend.hash;

import io.ostiary.InvalidArgumentException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What reading all notations has in common. */
final class Notation {
    private Notation() {}

    /**
     * The parts of a hash.
     *
     * @throws InvalidArgumentException when it is written otherwise
     */
    static Matcher parts(Pattern pattern, String encoded, String problem) {
        Matcher parts = pattern.matcher(encoded);
        if (!parts.matches()) {
            throw refused(problem);
        }
        return parts;
    }

    /**
     * The bytes of Base64 in the standard alphabet, with or without padding.
     *
     * @throws InvalidArgumentException when it is no Base64
     */
    static byte[] bytes(String name, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused("must have its " + name + " in Base64");
        }
    }

    /** The refusal of a hash, without the hash. */
    static InvalidArgumentException refused(String problem) {
        return new InvalidArgumentException("password_hash", problem);
    }
}
