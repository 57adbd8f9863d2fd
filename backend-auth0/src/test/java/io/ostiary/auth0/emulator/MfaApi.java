package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What someone can do who signed in with a password and owes a second factor: see which there are. */
final class MfaApi implements Resource {
    private static final String BEARER = "Bearer ";
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Set<String> FACTORS =
            Set.of("totp", "phone", "push-notification", "webauthn-roaming", "webauthn-platform");

    private final Tenant tenant;
    private final Map<String, Challenge> challenges = new HashMap<>();

    MfaApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.authentication("GET /mfa/authenticators", request -> OAuthProblem.orRefusal(() -> list(request)));
    }

    /** Refuses a user who has a factor until it is used. */
    void challenge(User user) {
        if (factors(user).findAny().isPresent()) {
            String token = "Fe26.2*" + tenant.ids().token(120);
            challenges.put(token, new Challenge(user, tenant.clock().instant().plus(LIFETIME)));
            throw OAuthProblem.of(403, "mfa_required", "Multifactor authentication required")
                    .with("mfa_token", token);
        }
    }

    private Answer list(Request request) {
        Challenge challenge = Optional.ofNullable(request.headers().get("authorization"))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> challenges.get(header.substring(BEARER.length())))
                .filter(found -> tenant.clock().instant().isBefore(found.expiresAt))
                .orElseThrow(() -> OAuthProblem.of(401, "invalid_grant", "Malformed mfa_token"));
        return Answer.ok(Json.array(factors(challenge.user).flatMap(MfaApi::authenticators)));
    }

    private static Stream<ObjectNode> factors(User user) {
        return user.authenticationMethods().values().stream()
                .filter(method -> FACTORS.contains(method.path("type").asText()))
                .filter(method -> method.path("confirmed").asBoolean());
    }

    /** What a factor is used through: a telephone through each of its channels. */
    private static Stream<ObjectNode> authenticators(JsonNode method) {
        String id = method.path("id").asText();
        return switch (method.path("type").asText()) {
            case "totp" -> Stream.of(authenticator(id, "otp"));
            case "phone" ->
                method.path("authentication_methods")
                        .valueStream()
                        .map(channel -> authenticator(channel.path("id").asText(), "oob")
                                .put("oob_channel", channel.path("type").asText()));
            case "push-notification" -> Stream.of(authenticator(id, "oob").put("oob_channel", "auth0"));
            default -> Stream.of(authenticator(id, method.path("type").asText()));
        };
    }

    private static ObjectNode authenticator(String id, String type) {
        return Json.object().put("id", id).put("authenticator_type", type).put("active", true);
    }

    private record Challenge(User user, Instant expiresAt) {}
}
