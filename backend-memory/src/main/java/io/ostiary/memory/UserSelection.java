package io.ostiary.memory;

import io.ostiary.CaseFold;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Creation;
import io.ostiary.backend.Cursor;
import io.ostiary.backend.Paging;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserSort;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The users that a query selects at one moment, in its order. A page is found by its anchor in logarithmic time; a range
 * of creation times is cut out of the index rather than filtered.
 */
final class UserSelection {
    private static final int ANCHOR_PARTS = 2;

    private final Accounts accounts;
    private final UserQuery query;
    private final UserSort sort;
    private final Instant now;

    UserSelection(Accounts accounts, UserQuery query, Instant now) {
        this.accounts = accounts;
        this.query = query;
        this.sort = query.sort() == null ? UserSort.CREATED_AT : query.sort();
        this.now = now;
    }

    /**
     * One page.
     *
     * @throws InvalidArgumentException when the cursor is not one of this tenant's lists for this query
     */
    Page<User> page(TenantId tenant, PageRequest request) {
        Object bound = List.of(tenant, query);
        List<String> anchor = request.cursor() == null
                ? null
                : Cursor.decode(request.cursor(), Operation.LIST_USERS, bound, ANCHOR_PARTS);
        Stream<Account> rest = after(anchor).filter(matches());
        return Paging.page(
                        rest.iterator(),
                        request.size(),
                        last -> Cursor.encode(Operation.LIST_USERS, bound, anchorOf(last)),
                        selectsAll() ? Long.valueOf(accounts.size()) : null)
                .map(account -> account.toUser(now));
    }

    /** How many there are. */
    long count() {
        return selectsAll()
                ? accounts.size()
                : createdInRange(null).filter(matches()).count();
    }

    private Stream<Account> after(@Nullable List<String> anchor) {
        return switch (sort) {
            case CREATED_AT -> createdInRange(anchor == null ? null : Creation.ofAnchor(anchor));
            case CREATED_AT_DESC -> createdInRangeDescending(anchor == null ? null : Creation.ofAnchor(anchor));
            case EMAIL ->
                accounts.afterInEmailOrder(anchor == null ? EmailOrder.start() : EmailOrder.of(anchor))
                        .filter(this::isCreatedInRange);
        };
    }

    private Stream<Account> createdInRange(@Nullable Creation anchor) {
        Stream<Account> rest;
        if (anchor != null) {
            rest = accounts.createdFrom(anchor, false);
        } else if (query.createdAfter() != null) {
            rest = accounts.createdFrom(Creation.startOf(query.createdAfter()), true);
        } else {
            rest = accounts.oldestFirst();
        }
        return rest.takeWhile(account ->
                query.createdBefore() == null || account.profile().createdAt().isBefore(query.createdBefore()));
    }

    private Stream<Account> createdInRangeDescending(@Nullable Creation anchor) {
        Stream<Account> rest;
        if (anchor != null) {
            rest = accounts.createdBefore(anchor);
        } else if (query.createdBefore() != null) {
            rest = accounts.createdBefore(Creation.startOf(query.createdBefore()));
        } else {
            rest = accounts.newestFirst();
        }
        return rest.takeWhile(account ->
                query.createdAfter() == null || !account.profile().createdAt().isBefore(query.createdAfter()));
    }

    private boolean isCreatedInRange(Account account) {
        Instant createdAt = account.profile().createdAt();
        return (query.createdAfter() == null || !createdAt.isBefore(query.createdAfter()))
                && (query.createdBefore() == null || createdAt.isBefore(query.createdBefore()));
    }

    private List<String> anchorOf(Account account) {
        return sort == UserSort.EMAIL
                ? EmailOrder.anchor(account)
                : account.creation().anchor();
    }

    private Predicate<Account> matches() {
        String text = query.text() == null ? null : CaseFold.fold(query.text());
        return account -> (query.emailVerified() == null
                        || query.emailVerified() == account.profile().emailVerified())
                && (query.status() == null || query.status() == account.status(now))
                && (text == null || mentions(account.profile(), text));
    }

    private boolean selectsAll() {
        return query.text() == null
                && query.status() == null
                && query.emailVerified() == null
                && query.createdAfter() == null
                && query.createdBefore() == null;
    }

    private static boolean mentions(User user, String folded) {
        return contains(user.email(), folded)
                || contains(user.username(), folded)
                || contains(user.givenName(), folded)
                || contains(user.familyName(), folded)
                || contains(user.name(), folded);
    }

    private static boolean contains(@Nullable String field, String folded) {
        return field != null && CaseFold.fold(field).contains(folded);
    }
}
