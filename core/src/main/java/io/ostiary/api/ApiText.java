package io.ostiary.api;

import io.ostiary.Violations;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bounds of an API's fields, in one place for creation and change. */
final class ApiText {
    private static final int MAX_SCOPES = 1000;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Pattern IDENTIFIER = Pattern.compile("[\\x21-\\x7E]{1,600}");

    /** A scope-token of RFC 6749 §3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,280}");

    private ApiText() {}

    /** Checks what holds of the fields; null passes. */
    static Violations check(@Nullable String name, @Nullable List<ApiScope> scopes, @Nullable Duration tokenLifetime) {
        var violations = new Violations()
                .line("name", name, 1, 200)
                .withoutMarkup("name", name)
                .seconds("token_lifetime", tokenLifetime, SHORTEST, LONGEST);
        if (scopes != null) {
            checkScopes(violations, scopes);
        }
        return violations;
    }

    static void checkIdentifier(Violations violations, String identifier) {
        violations.require(
                IDENTIFIER.matcher(identifier).matches(),
                "identifier",
                "must be 1 to 600 visible ASCII characters, such as https://orders.example.com");
    }

    private static void checkScopes(Violations violations, List<ApiScope> scopes) {
        violations
                .require(scopes.size() <= MAX_SCOPES, "scopes", "must be at most " + MAX_SCOPES)
                .require(
                        scopes.stream().map(ApiScope::value).distinct().count() == scopes.size(),
                        "scopes",
                        "must not name one twice");
        for (ApiScope scope : scopes) {
            violations
                    .require(
                            SCOPE.matcher(scope.value()).matches(),
                            "scopes",
                            "must be 1 to 280 visible ASCII characters each, neither quotes nor backslashes")
                    .line("scopes.description", scope.description(), 1, 500);
        }
    }
}
