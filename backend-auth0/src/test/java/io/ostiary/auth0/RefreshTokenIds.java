package io.ostiary.auth0;

import io.ostiary.Secret;
import io.ostiary.backend.Interceptor;
import io.ostiary.backend.Invocation;
import io.ostiary.conformance.Harness;
import io.ostiary.session.SignIn;
import io.ostiary.user.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notes which refresh token each sign-in made, and each refresh. Auth0 does not tell: it is the one of the user's that was not
 * there before, or where there is none, the one that was rotated.
 */
final class RefreshTokenIds implements Interceptor {
    private final TenantOperator operator;
    private final Harness harness;
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> idsByToken = new HashMap<>();

    RefreshTokenIds(TenantOperator operator, Harness harness) {
        this.operator = operator;
        this.harness = harness;
    }

    @Override
    public @Nullable Object intercept(Invocation invocation) throws Throwable {
        Object result = invocation.proceed();
        if (result instanceof SignIn.SignedIn signedIn && signedIn.tokens().refreshToken() != null) {
            note(signedIn, invocation.arguments());
        }
        return result;
    }

    /** The id of the refresh token that the sign-in made. */
    synchronized String of(SignIn.SignedIn signedIn) {
        return Objects.requireNonNull(idsByToken.get(token(signedIn)), "a sign-in of this backend");
    }

    private synchronized void note(SignIn.SignedIn signedIn, List<@Nullable Object> arguments) {
        String rotated = arguments.get(0) instanceof Secret presented ? idsByToken.get(presented.reveal()) : null;
        if (rotated != null) {
            idsByToken.put(token(signedIn), unknown(signedIn.user()).orElse(rotated));
        } else {
            harness.eventually(() -> idsByToken.put(
                    token(signedIn),
                    unknown(signedIn.user())
                            .orElseThrow(() -> new AssertionError("the sign-in made no refresh token"))));
        }
    }

    private Optional<String> unknown(UserId user) {
        return operator.get(Map.of("take", "100"), "users", user.value(), "refresh-tokens")
                .path("tokens")
                .valueStream()
                .map(token -> token.path("id").asText())
                .filter(known::add)
                .findFirst();
    }

    private static String token(SignIn.SignedIn signedIn) {
        return Objects.requireNonNull(signedIn.tokens().refreshToken()).reveal();
    }
}
