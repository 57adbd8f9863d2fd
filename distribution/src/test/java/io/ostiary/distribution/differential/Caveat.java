package io.ostiary.distribution.differential;

import static io.ostiary.Operation.IMPORT_USERS;
import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.REFRESH_SESSION;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;
import static io.ostiary.Operation.UPDATE_GROUP;
import static io.ostiary.Operation.UPDATE_USER;

import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.Support;
import java.util.EnumSet;
import java.util.Set;

/** A difference that a backend declares; the rule that excepts it holds for backends that declare it, and for no other. */
enum Caveat {
    /** No group is moved and renamed at once. */
    MOVED_BEFORE_RENAMED(UPDATE_GROUP, "A move and a change of name are written one after the other"),
    /** No member of an organization loses the e-mail address. */
    MEMBERS_KEEP_AN_ADDRESS(UPDATE_USER, "member of an organization keeps an address"),
    /** Refresh tokens that are no good are all alike. */
    REFUSED_TOKENS_ARE_ALIKE(REFRESH_SESSION, "does not tell an expired or revoked refresh token from an unknown one"),
    /** Nobody who is disabled presents a refresh token that was used already. */
    DISABLED_BEFORE_REUSED(REFRESH_SESSION, "tells that before it tells that the token was used"),
    /** An import that updates has one row. */
    ROWS_IN_NO_ORDER(IMPORT_USERS, "either may be the last"),
    /** Nobody with a password is linked to another. */
    PASSWORDS_STAY(LINK_ACCOUNTS, LinkCommands.PASSWORDS_MOVE),
    /** What was enrolled by who is linked is gone. */
    LINKING_LOSES_FACTORS(LINK_ACCOUNTS, "second factors of the secondary user"),
    /** Who is split off has no metadata. */
    SPLIT_OFF_WITHOUT_METADATA(UNLINK_ACCOUNTS, "without metadata");

    private final Operation operation;
    private final String words;

    /**
     * A caveat.
     *
     * @param operation the operation that it is declared for
     * @param words words of the sentence that declares it, or the parameter that the operation lacks
     */
    Caveat(Operation operation, String words) {
        this.operation = operation;
        this.words = words;
    }

    /** Those that one of two backends declares. */
    static Set<Caveat> between(Side one, Side other) {
        Set<Caveat> declared = EnumSet.noneOf(Caveat.class);
        for (Caveat caveat : values()) {
            if (caveat.isIn(one.capabilities()) || caveat.isIn(other.capabilities())) {
                declared.add(caveat);
            }
        }
        return declared;
    }

    private boolean isIn(Capabilities capabilities) {
        return capabilities.lackingParameters(operation).containsKey(words)
                || capabilities.of(operation) instanceof Support.Composed composed
                        && composed.caveat().contains(words);
    }
}
