package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the Actions that are bound to the post-login trigger, as far as they map metadata to claims: there is no
 * JavaScript here, so it takes the mapping from the comment that such an Action begins with.
 */
final class PostLogin {
    private static final Pattern MAPPING = Pattern.compile("\\A// ostiary-claim-mappers: (.*)");

    private final Actions actions;

    PostLogin(Actions actions) {
        this.actions = actions;
    }

    CustomClaims claims(User user) {
        var claims = new CustomClaims(new HashMap<>(), new HashMap<>());
        for (Actions.Binding binding : actions.bindings("post-login")) {
            binding.action()
                    .deployed()
                    .ifPresent(version -> run(version.content().code(), user, claims));
        }
        return claims;
    }

    private static void run(String code, User user, CustomClaims claims) {
        Matcher mapping = MAPPING.matcher(code);
        if (mapping.find()) {
            for (JsonNode mapper : Json.parse(mapping.group(1)).orElseThrow()) {
                JsonNode value = user.profile()
                        .path("user_metadata")
                        .path(mapper.path("attribute").asText());
                if (!value.isMissingNode()) {
                    set(claims.accessToken(), mapper, "accessToken", value);
                    set(claims.idToken(), mapper, "idToken", value);
                }
            }
        }
    }

    private static void set(Map<String, Object> claims, JsonNode mapper, String token, JsonNode value) {
        if (mapper.path(token).asBoolean()) {
            claims.put(mapper.path("claim").asText(), Json.plain(value));
        }
    }
}
