package io.ostiary;

/**
 * How much an operation can do to the identity system, as a floor.
 *
 * <p>A call may be raised above its operation's effect by what it does (changing an e-mail address, granting an
 * administrative role), never lowered.
 */
public enum Effect {
    /** Changes nothing. */
    READ,
    /** Creates or changes something, and neither destroys nor cuts nor mints access by itself. */
    WRITE,
    /** Irreversible, cuts access, mints access or goes live: a person has to approve it when an assistant asks. */
    DANGER
}
