package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** What users of a connection are known by: the attributes that it configures, or else an address and perhaps a username. */
final class Identifiers {
    private static final List<String> ALL = List.of("email", "username", "phone_number");
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_+.!#$'^`~@-]+");

    private final JsonNode options;
    private final JsonNode attributes;
    private final String strategy;

    Identifiers(JsonNode connection) {
        options = connection.path("options");
        attributes = options.path("attributes");
        strategy = connection.get("strategy").asText();
    }

    /** Refuses options that contradict each other. */
    static void checkOptions(JsonNode options) {
        JsonNode attributes = options.path("attributes");
        if (attributes.isMissingNode()) {
            return;
        }
        for (String other : List.of("requires_username", "validation")) {
            if (options.hasNonNull(other)) {
                throw Problem.invalidBody("Cannot set both options.attributes and options." + other);
            }
        }
        if (ALL.stream()
                .noneMatch(
                        name -> attributes.path(name).at("/identifier/active").asBoolean())) {
            throw Problem.invalidBody("attributes must contain one active identifier");
        }
        for (String name : ALL) {
            JsonNode attribute = attributes.path(name);
            if (attribute.path("profile_required").asBoolean()
                    && !attribute.at("/signup/status").asText("required").equals("required")) {
                throw Problem.invalidBody("attribute " + name + " must also be required on signup");
            }
        }
    }

    /** Refuses a user without what the connection requires, or with a username that it does not take. */
    void check(JsonNode user) {
        if (user.hasNonNull("username") && !takes("username")) {
            throw Problem.invalidBody("Cannot set username for connection without requires_username.");
        }
        for (String name : ALL) {
            if (requires(name) && !user.hasNonNull(name)) {
                throw Problem.invalidBody("Missing " + name);
            }
        }
        List<String> active = ALL.stream().filter(this::identifies).toList();
        if (active.stream().noneMatch(user::hasNonNull)) {
            throw Problem.invalidBody("Missing " + String.join(" or ", active));
        }
        if (user.hasNonNull("username")) {
            checkUsername(user.get("username").asText());
        }
    }

    /** Whether two users of the connection cannot have the same. */
    boolean identifies(String name) {
        return isFlexible() ? attributes.path(name).at("/identifier/active").asBoolean() : requires(name);
    }

    private boolean takes(String name) {
        return isFlexible() ? attributes.has(name) : requires(name);
    }

    private boolean requires(String name) {
        if (isFlexible()) {
            return attributes.path(name).path("profile_required").asBoolean();
        }
        return switch (name) {
            case "email" -> !strategy.equals("sms");
            case "username" -> options.path("requires_username").asBoolean();
            default -> strategy.equals("sms");
        };
    }

    private boolean isFlexible() {
        return attributes.isObject();
    }

    private void checkUsername(String username) {
        JsonNode limits = isFlexible() ? attributes.at("/username/validation") : options.at("/validation/username");
        String suffix = isFlexible() ? "_length" : "";
        int min = limits.path("min" + suffix).asInt(1);
        int max = limits.path("max" + suffix).asInt(15);
        int length = username.codePointCount(0, username.length());
        if (length < min || length > max || !USERNAME.matcher(username).matches()) {
            throw Problem.invalidBody("Payload validation error: 'Object didn't pass validation for format username: "
                    + username + "' on property username (The user's username).");
        }
    }
}
