package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a database connection demands of passwords; it refuses without telling the rule that is broken. */
final class PasswordPolicy {
    private static final Set<String> COMMON = Set.of(
            "password", "password1", "password123", "12345678", "qwertyuiop", "letmein1", "iloveyou", "welcome1");

    private static final List<Pattern> KINDS = Stream.of("[a-z]", "[A-Z]", "[0-9]", "[^A-Za-z0-9]")
            .map(Pattern::compile)
            .toList();

    private static final Pattern THRICE = Pattern.compile("(.)\\1\\1");

    private final JsonNode options;

    PasswordPolicy(JsonNode connection) {
        options = connection.path("options");
    }

    /** Refuses a password for a user that has it next. */
    void check(String password, User user) {
        if (!isStrong(password)) {
            throw refusal("PasswordStrengthError: Password is too weak");
        }
        JsonNode history = options.path("password_history");
        if (history.path("enable").asBoolean()
                && user.hadPassword(password, history.path("size").asInt(5))) {
            throw refusal("PasswordHistoryError: Password has previously been used");
        }
        String folded = password.toLowerCase(Locale.ROOT);
        JsonNode dictionary = options.path("password_dictionary");
        if (dictionary.path("enable").asBoolean()
                && (COMMON.contains(folded)
                        || dictionary
                                .path("dictionary")
                                .valueStream()
                                .anyMatch(word -> folded.equalsIgnoreCase(word.asText())))) {
            throw refusal("PasswordDictionaryError: Password is too common");
        }
        if (options.path("password_no_personal_info").path("enable").asBoolean()
                && Stream.of("name", "username", "nickname", "email", "given_name", "family_name")
                        .map(field -> user.text(field).orElse(null))
                        .filter(Objects::nonNull)
                        .map(text -> text.split("@", 2)[0].toLowerCase(Locale.ROOT))
                        .anyMatch(text -> text.length() > 2 && folded.contains(text))) {
            throw refusal("PasswordNoUserInfoError: Password contains user information");
        }
    }

    private boolean isStrong(String password) {
        long kinds =
                KINDS.stream().filter(kind -> kind.matcher(password).find()).count();
        boolean lowUpDigit = KINDS.subList(0, 3).stream()
                .allMatch(kind -> kind.matcher(password).find());
        String policy = options.path("passwordPolicy").asText("none");
        int least =
                options.path("password_complexity_options").path("min_length").asInt(minimum(policy));
        return password.length() >= least
                && switch (policy) {
                    case "fair" -> lowUpDigit;
                    case "good" -> kinds >= 3;
                    case "excellent" -> kinds >= 3 && !THRICE.matcher(password).find();
                    default -> true;
                };
    }

    private static int minimum(String policy) {
        return switch (policy) {
            case "low" -> 6;
            case "fair", "good" -> 8;
            case "excellent" -> 10;
            default -> 1;
        };
    }

    private static Problem refusal(String message) {
        return Problem.of(400, message);
    }
}
