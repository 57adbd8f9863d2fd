package io.ostiary.memory;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Operation;
import io.ostiary.backend.Creation;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * A tenant's accounts with every index over them. Immutable, so the indexes of one instance always agree.
 *
 * <p>E-mail addresses and usernames of linked identities belong to the account that they are linked to.
 */
final class Accounts {
    static final Accounts NONE = new Accounts(
            TreePMap.empty(), UniqueNames.of("email"), UniqueNames.of("username"), TreePSet.empty(), TreePSet.empty());

    private final TreePMap<String, Account> byId;
    private final UniqueNames emails;
    private final UniqueNames usernames;
    private final TreePSet<Creation> byCreation;
    private final TreePSet<String> withoutEmail;

    private Accounts(
            TreePMap<String, Account> byId,
            UniqueNames emails,
            UniqueNames usernames,
            TreePSet<Creation> byCreation,
            TreePSet<String> withoutEmail) {
        this.byId = byId;
        this.emails = emails;
        this.usernames = usernames;
        this.byCreation = byCreation;
        this.withoutEmail = withoutEmail;
    }

    int size() {
        return byId.size();
    }

    Optional<Account> find(UserId id) {
        return find(id.value());
    }

    Optional<Account> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The account that the address signs in to, its own or that of a linked identity. */
    Optional<Account> byEmail(String email) {
        return emails.owner(email).flatMap(this::find);
    }

    /** The account that the username signs in to, its own or that of a linked identity. */
    Optional<Account> byUsername(String username) {
        return usernames.owner(username).flatMap(this::find);
    }

    /**
     * Checks that nobody has those names yet.
     *
     * @throws AlreadyExistsException when somebody has
     */
    void requireFree(Operation operation, @Nullable String email, @Nullable String username) {
        if (email != null && emails.owner(email).isPresent()) {
            throw new AlreadyExistsException(operation, "user", "email", email);
        }
        if (username != null && usernames.owner(username).isPresent()) {
            throw new AlreadyExistsException(operation, "user", "username", username);
        }
    }

    /** Every account from that point on, oldest first. */
    Stream<Account> createdFrom(Creation start, boolean inclusive) {
        return byCreation.tailSet(start, inclusive).stream().map(this::at);
    }

    /** Every account, oldest first. */
    Stream<Account> oldestFirst() {
        return byCreation.stream().map(this::at);
    }

    /** Every account before that point, newest first. */
    Stream<Account> createdBefore(Creation end) {
        return byCreation.headSet(end, false).descendingSet().stream().map(this::at);
    }

    /** Every account, newest first. */
    Stream<Account> newestFirst() {
        return byCreation.descendingSet().stream().map(this::at);
    }

    /** Every account after that one by e-mail address, those without one last. */
    Stream<Account> afterInEmailOrder(EmailOrder after) {
        Stream<Account> without = withoutEmail.tailSet(after.hasEmail() ? "" : after.id(), false).stream()
                .flatMap(id -> find(id).stream());
        return after.hasEmail() ? Stream.concat(withEmailAfter(after.email()), without) : without;
    }

    /**
     * The accounts with that one as it is given, new or not.
     *
     * @throws AlreadyExistsException when it claims a name that is taken
     */
    Accounts with(Operation operation, Account account) {
        Account old = byId.get(account.id().value());
        User profile = account.profile();
        String id = profile.id().value();
        return new Accounts(
                byId.plus(id, account),
                emails.replace(operation, account.id(), Account.emails(old), Account.emails(account)),
                usernames.replace(operation, account.id(), Account.usernames(old), Account.usernames(account)),
                old == null ? byCreation.plus(account.creation()) : byCreation,
                profile.email() == null ? withoutEmail.plus(id) : withoutEmail.minus(id));
    }

    Accounts without(Account account) {
        return new Accounts(
                byId.minus(account.id().value()),
                emails.release(Account.emails(account)),
                usernames.release(Account.usernames(account)),
                byCreation.minus(account.creation()),
                withoutEmail.minus(account.id().value()));
    }

    /** Whether every index holds exactly what the accounts say. Expensive; for tests. */
    boolean isConsistent() {
        long emailCount = 0;
        long usernameCount = 0;
        long missing = 0;
        for (Account account : byId.values()) {
            for (String email : Account.emails(account)) {
                if (!Objects.equals(emails.owner(email).orElse(null), account.id())) {
                    return false;
                }
                emailCount++;
            }
            for (String username : Account.usernames(account)) {
                if (!Objects.equals(usernames.owner(username).orElse(null), account.id())) {
                    return false;
                }
                usernameCount++;
            }
            boolean emailless = account.profile().email() == null;
            missing += emailless ? 1 : 0;
            if (!byCreation.contains(account.creation())
                    || withoutEmail.contains(account.id().value()) != emailless) {
                return false;
            }
        }
        return emailCount == emails.size()
                && usernameCount == usernames.size()
                && byCreation.size() == byId.size()
                && withoutEmail.size() == missing;
    }

    private Stream<Account> withEmailAfter(String folded) {
        return emails.namesAfter(folded)
                .flatMap(entry -> find(entry.getValue()).stream()
                        .filter(account -> entry.getKey().equals(account.foldedEmail())));
    }

    private Account at(Creation creation) {
        Account account = byId.get(creation.id());
        if (account == null) {
            throw new IllegalStateException("the index names " + creation.id() + ", which is no account");
        }
        return account;
    }
}
