package io.ostiary.memory;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A mailed token that names what it concerns, so that redeeming one needs no index. */
final class AddressedToken {
    private AddressedToken() {}

    /** A token of what is named, none of which holds a line break. */
    static Secret of(Secret proof, String... names) {
        byte[] joined = String.join("\n", names).getBytes(StandardCharsets.UTF_8);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(joined) + "." + proof.reveal());
    }

    /**
     * What the token names.
     *
     * @param count how many names it has to have
     * @throws InvalidArgumentException when it is no token of a mail, or one of another kind
     */
    static List<String> names(Secret token, int count) {
        String[] parts = token.reveal().split("\\.", -1);
        if (parts.length != 2) {
            throw worthless();
        }
        try {
            List<String> names = List.of(
                    new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8).split("\n", -1));
            if (names.size() != count) {
                throw worthless();
            }
            return names;
        } catch (IllegalArgumentException e) {
            throw worthless();
        }
    }

    /** The refusal of a token; does not tell why, because only who received the mail needs to know. */
    static InvalidArgumentException worthless() {
        return new InvalidArgumentException("token", "is unknown, used, expired or replaced by a newer one");
    }
}
