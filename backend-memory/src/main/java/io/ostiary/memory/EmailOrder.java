package io.ostiary.memory;

import java.util.List;

/**
 * Where an account stands in the order of e-mail addresses, in which those without one come last, by id.
 *
 * @param email the address, folded, or empty for none
 * @param id the user's id
 */
record EmailOrder(String email, String id) {
    /** How a cursor holds the account's place. */
    static List<String> anchor(Account account) {
        String email = account.foldedEmail();
        return List.of(email == null ? "" : email, account.id().value());
    }

    static EmailOrder of(List<String> anchor) {
        return new EmailOrder(anchor.get(0), anchor.get(1));
    }

    /** Before everybody. */
    static EmailOrder start() {
        return new EmailOrder("", "");
    }

    /** Whether everybody with an address is still to come, or some of them. */
    boolean hasEmail() {
        return !email.isEmpty() || id.isEmpty();
    }
}
