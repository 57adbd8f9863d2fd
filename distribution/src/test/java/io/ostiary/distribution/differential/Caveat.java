package io.ostiary.distribution.differential;

import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.REFRESH_SESSION;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;

import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.Support;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** A difference that a backend declares; the rule that excepts it holds for backends that declare it, and for no other. */
enum Caveat {
    /** Refresh tokens that are no good are all alike. */
    REFUSED_TOKENS_ARE_ALIKE(declared ->
            says(declared, REFRESH_SESSION, "does not tell an expired or revoked refresh token from an unknown one")),
    /** Nobody with a password is linked to another. */
    PASSWORDS_STAY(declared ->
            declared.supports(LINK_ACCOUNTS) && !declared.supports(LINK_ACCOUNTS, LinkCommands.PASSWORDS_MOVE)),
    /** What was enrolled by who is linked is gone. */
    LINKING_LOSES_FACTORS(declared -> says(declared, LINK_ACCOUNTS, "second factors of the secondary user")),
    /** Who is split off has no metadata. */
    SPLIT_OFF_WITHOUT_METADATA(declared -> says(declared, UNLINK_ACCOUNTS, "without metadata"));

    private final Predicate<Capabilities> isIn;

    Caveat(Predicate<Capabilities> isIn) {
        this.isIn = isIn;
    }

    /** Those that one of two backends declares. */
    static Set<Caveat> between(Side one, Side other) {
        Set<Caveat> declared = EnumSet.noneOf(Caveat.class);
        for (Caveat caveat : values()) {
            if (caveat.isIn.test(one.capabilities()) || caveat.isIn.test(other.capabilities())) {
                declared.add(caveat);
            }
        }
        return declared;
    }

    private static boolean says(Capabilities declared, Operation operation, String words) {
        return declared.of(operation) instanceof Support.Composed composed
                && composed.caveat().contains(words);
    }
}
