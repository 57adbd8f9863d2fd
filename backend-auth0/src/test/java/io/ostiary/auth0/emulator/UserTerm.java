package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A word that a field has to be; in any case for names and addresses, exactly for everything else.
 *
 * @param field where to look, or null for the fields that a word alone is looked for in
 */
record UserTerm(@Nullable String field, SearchWord word) implements UserSearch {
    private static final Set<String> IN_ANY_CASE =
            Set.of("email", "email.domain", "name", "given_name", "family_name", "nickname");

    private static final List<String> DEFAULTS =
            List.of("email", "name", "given_name", "family_name", "nickname", "username", "user_id", "phone_number");

    UserTerm {
        if (field != null && field.startsWith("user_metadata") && word != SearchWord.ANY && word.hasWildcards()) {
            throw UserSearchParser.refused("Wildcards are not supported on user_metadata fields");
        }
        if (word.isTooShortASuffix()) {
            throw UserSearchParser.refused("Suffix matches need at least 3 characters");
        }
    }

    @Override
    public boolean matches(JsonNode user) {
        return field == null ? DEFAULTS.stream().anyMatch(name -> matches(user, name)) : matches(user, field);
    }

    private boolean matches(JsonNode user, String name) {
        return values(user, name).anyMatch(value -> word.matches(value.asText(), IN_ANY_CASE.contains(name)));
    }

    /** The values of a field, which are several where its path goes through an array. */
    static Stream<JsonNode> values(JsonNode user, String field) {
        if (field.equals("email.domain")) {
            return values(user, "email")
                    .map(JsonNode::asText)
                    .map(email -> Json.array()
                            .add(email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT))
                            .get(0));
        }
        Stream<JsonNode> values = Stream.of(user);
        for (String name : field.split("\\.", -1)) {
            values = values.flatMap(UserTerm::flat).map(value -> value.path(name));
        }
        return values.flatMap(UserTerm::flat).filter(value -> !value.isMissingNode() && !value.isNull());
    }

    private static Stream<JsonNode> flat(JsonNode value) {
        return value.isArray() ? value.valueStream() : Stream.of(value);
    }
}
