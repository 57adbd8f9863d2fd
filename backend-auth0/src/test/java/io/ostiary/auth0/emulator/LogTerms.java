package io.ostiary.auth0.emulator;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a query in the log, each of which has to be the whole value of a field, case and all. */
enum LogTerms implements SearchTerms {
    INSTANCE;

    private static final Set<String> FIELDS = Set.of(
            "client_id",
            "client_name",
            "connection",
            "connection_id",
            "date",
            "description",
            "hostname",
            "ip",
            "log_id",
            "organization_id",
            "strategy",
            "strategy_type",
            "type",
            "user_agent",
            "user_id",
            "user_name");

    private static final List<String> DEFAULTS =
            List.of("client_name", "connection", "description", "ip", "log_id", "type", "user_name");

    @Override
    public UserSearch term(@Nullable String field, SearchWord word) {
        if (word.isTooShortASuffix()) {
            throw UserSearchParser.refused("Suffix matches need at least 3 characters");
        }
        List<String> fields = field == null ? DEFAULTS : List.of(known(field));
        return entry ->
                fields.stream().map(name -> entry.path(name).asText()).anyMatch(value -> word.matches(value, false));
    }

    @Override
    public UserSearch range(String field, String low, boolean fromLow, String high, boolean toHigh) {
        return new UserRange(known(field), low, fromLow, high, toHigh);
    }

    private static String known(String field) {
        if (!FIELDS.contains(field)) {
            throw UserSearchParser.refused("unknown field " + field);
        }
        return field;
    }
}
