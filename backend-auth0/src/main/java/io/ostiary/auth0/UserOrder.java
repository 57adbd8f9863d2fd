package io.ostiary.auth0;

import com.auth0.client.mgmt.types.UserDateSchema;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.user.UserSort;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order that Auth0 can put the users of a search into, by one field. */
enum UserOrder {
    OLDEST_FIRST("created_at", true),
    NEWEST_FIRST("created_at", false),
    BY_EMAIL("email", true),
    BY_ID("user_id", true),
    BY_ID_DESCENDING("user_id", false);

    private final String field;
    private final boolean ascending;

    UserOrder(String field, boolean ascending) {
        this.field = field;
        this.ascending = ascending;
    }

    static UserOrder of(@Nullable UserSort sort) {
        if (sort == null) {
            return OLDEST_FIRST;
        }
        return switch (sort) {
            case CREATED_AT -> OLDEST_FIRST;
            case CREATED_AT_DESC -> NEWEST_FIRST;
            case EMAIL -> BY_EMAIL;
        };
    }

    /** Where the user stands; empty when nowhere. */
    String key(UserResponseSchema user) {
        Optional<String> key = switch (this) {
            case OLDEST_FIRST, NEWEST_FIRST -> user.getCreatedAt().map(UserDateSchema::toString);
            case BY_EMAIL -> user.getEmail();
            case BY_ID, BY_ID_DESCENDING -> user.getUserId();
        };
        return key.orElse("");
    }

    /** Whether there can be users who stand nowhere. */
    boolean isPartial() {
        return this == BY_EMAIL;
    }

    /** The order in which users of the same key stand. */
    UserOrder withinKey() {
        return ascending ? BY_ID : BY_ID_DESCENDING;
    }

    /** What to sort a search by. */
    String sort() {
        return field + (ascending ? ":1" : ":-1");
    }

    /** What selects the users who stand somewhere. */
    String somewhere() {
        return "_exists_:" + field;
    }

    /** What selects the users of that key. */
    String at(String keyThere) {
        return field + ':' + Lucene.phrase(keyThere);
    }

    /** What selects the users from that key on. */
    String from(String start, boolean inclusive) {
        String bound = Lucene.phrase(start);
        return ascending
                ? field + ':' + (inclusive ? '[' : '{') + bound + " TO *]"
                : field + ":[* TO " + bound + (inclusive ? ']' : '}');
    }
}
