package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes users as {@code PATCH /users/{id}} does. */
final class UserUpdate {
    private static final List<Map.Entry<String, String>> NOT_TOGETHER = List.of(
            Map.entry("password", "email"),
            Map.entry("password", "email_verified"),
            Map.entry("username", "email"),
            Map.entry("username", "email_verified"),
            Map.entry("username", "password"));

    private static final List<String> PLAIN = List.of(
            "blocked", "given_name", "family_name", "name", "nickname", "picture", "phone_number", "phone_verified");

    private final Tenant tenant;

    UserUpdate(Tenant tenant) {
        this.tenant = tenant;
    }

    void update(User user, JsonNode body) {
        NOT_TOGETHER.forEach(pair -> {
            if (body.has(pair.getKey()) && body.has(pair.getValue())) {
                throw Problem.invalidBody(
                        "Cannot update " + pair.getKey() + " and " + pair.getValue() + " simultaneously.");
            }
        });
        Metadata.check(body);
        ObjectNode connection = connection(user, body);
        checkCredentials(user, body, connection);

        ObjectNode profile = user.profile();
        for (String field : PLAIN) {
            set(profile, field, body.get(field));
        }
        for (String document : List.of("user_metadata", "app_metadata")) {
            if (body.has(document)) {
                Metadata.patch(profile, document, body.get(document));
            }
        }
        set(profile, "username", body.get("username"));
        user.text("username").ifPresent(name -> profile.put("username", name.toLowerCase(Locale.ROOT)));
        setEmail(profile, body);
        if (body.hasNonNull("password")) {
            setPassword(user, body.get("password").asText());
        }
        if (body.path("verify_email").asBoolean()) {
            tenant.mails().send("verification_email", profile.get("email").asText());
        }
        profile.put("updated_at", tenant.now());
        tenant.users().changed(user);
    }

    /** The connection that the change is for: the one named, else that of the first identity. */
    private ObjectNode connection(User user, JsonNode body) {
        String name = body.path("connection").asText(user.connection());
        ObjectNode connection = tenant.connection(name)
                .orElseThrow(() -> Problem.of(400, "The connection does not exist.", "inexistent_connection"));
        if (user.identities()
                .valueStream()
                .noneMatch(identity -> identity.get("connection").asText().equals(name))) {
            throw Problem.invalidBody("Connection is not supported for this operation.");
        }
        return connection;
    }

    private void checkCredentials(User user, JsonNode body, ObjectNode connection) {
        String name = connection.get("name").asText();
        String strategy = connection.get("strategy").asText();
        boolean isDatabase = strategy.equals("auth0");
        if (body.has("email") && !isDatabase && !strategy.equals("email")) {
            throw Problem.invalidBody("Cannot update email for non-database user.");
        }
        if (body.has("password") && !isDatabase) {
            throw Problem.invalidBody("Connection is not supported for this operation.");
        }
        if ((body.has("email") || body.has("password"))
                && connection.path("enabled_clients").isEmpty()) {
            throw Problem.invalidBody("Cannot change email or password for users in a disabled connection.");
        }
        requireIdentifiers(user, body, connection);
        for (String field : List.of("email", "username")) {
            String text = body.path(field).asText("").toLowerCase(Locale.ROOT);
            if (!text.isEmpty()
                    && !user.text(field).equals(Optional.of(text))
                    && tenant.users().isTaken(name, field, text)) {
                throw Problem.of(400, "The specified new " + field + " already exists", "auth0_idp_error");
            }
        }
        if (body.hasNonNull("password")) {
            new PasswordPolicy(connection).check(body.get("password").asText(), user);
        }
    }

    /** Checks what the user is known by after the change, when that changes. */
    private static void requireIdentifiers(User user, JsonNode body, ObjectNode connection) {
        if (body.has("email") || body.has("username") || body.has("phone_number")) {
            ObjectNode after = user.profile().deepCopy();
            for (String field : List.of("email", "username", "phone_number")) {
                set(after, field, body.get(field));
            }
            new Identifiers(connection).check(after);
        }
    }

    /** A new address is not verified unless the same request says so. */
    private static void setEmail(ObjectNode profile, JsonNode body) {
        if (body.path("email").isNull()) {
            profile.remove(List.of("email", "email_verified"));
            return;
        }
        String email = body.path("email").asText(profile.path("email").asText()).toLowerCase(Locale.ROOT);
        if (!email.equals(profile.path("email").asText())) {
            profile.put("email", email).put("email_verified", false);
        }
        set(profile, "email_verified", body.get("email_verified"));
    }

    /** A new password lifts an administrator's block. */
    private void setPassword(User user, String password) {
        user.setCredential(Credential.of(password));
        user.profile().put("last_password_reset", tenant.now());
        if (user.isBlocked()) {
            user.profile().put("blocked", false);
        }
    }

    private static void set(ObjectNode profile, String field, @Nullable JsonNode value) {
        if (value == null) {
            return;
        }
        if (value.isNull()) {
            profile.remove(field);
        } else {
            profile.set(field, value);
        }
    }
}
