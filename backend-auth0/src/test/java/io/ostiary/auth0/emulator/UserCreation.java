package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Makes users of database and passwordless connections. */
final class UserCreation {
    private static final Set<String> STRATEGIES = Set.of("auth0", "email", "sms");

    private final Tenant tenant;

    UserCreation(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Creates the user that a body of {@code POST /users} describes. */
    User create(JsonNode body) {
        ObjectNode connection = tenant.connection(body.get("connection").asText())
                .orElseThrow(() -> Problem.of(400, "The connection does not exist.", "inexistent_connection"));
        String strategy = connection.get("strategy").asText();
        if (!STRATEGIES.contains(strategy)) {
            throw Problem.invalidBody("Connection does not support user creation through the API. "
                    + "It must either be a database or passwordless connection.");
        }
        if (connection.path("enabled_clients").isEmpty()) {
            throw Problem.invalidBody("Connection is disabled.");
        }
        Metadata.check(body);
        new Identifiers(connection).check(body);
        if (strategy.equals("auth0") && !body.has("password")) {
            throw Problem.invalidBody(
                    "Missing password for " + connection.get("name").asText() + " connection");
        }
        User user = new User(profile(body, connection));
        requireNew(user, new Identifiers(connection));
        if (body.has("password")) {
            String password = body.get("password").asText();
            new PasswordPolicy(connection).check(password, user);
            user.setCredential(Credential.of(password));
        }
        tenant.users().add(user);
        verify(user, body);
        return user;
    }

    /** Sends a mail to an address that is not verified, unless told otherwise. */
    private void verify(User user, JsonNode body) {
        boolean isVerified = user.profile().path("email_verified").asBoolean();
        if (body.path("verify_email").asBoolean(!isVerified)) {
            user.text("email").ifPresent(email -> tenant.mails().send("verification_email", email));
        }
    }

    /** The profile of a new user, with what Auth0 makes up where the body says nothing. */
    ObjectNode profile(JsonNode body, JsonNode connection) {
        String provider = connection.get("strategy").asText();
        String id = body.path("user_id").asText("");
        if (id.isEmpty()) {
            id = tenant.ids().object();
        }
        ObjectNode profile = Json.object();
        String now = tenant.now();
        for (String field : List.of("blocked", "phone_number", "phone_verified", "given_name", "family_name")) {
            if (body.has(field)) {
                profile.set(field, body.get(field));
            }
        }
        profile.put("created_at", now).put("updated_at", now).put("user_id", provider + "|" + id);
        profile.putArray("identities")
                .addObject()
                .put("connection", connection.get("name").asText())
                .put("user_id", id)
                .put("provider", provider)
                .put("isSocial", false);
        String email = body.path("email").asText("").toLowerCase(Locale.ROOT);
        if (!email.isEmpty()) {
            profile.put("email", email)
                    .put("email_verified", body.path("email_verified").asBoolean());
        }
        String username = body.path("username").asText("").toLowerCase(Locale.ROOT);
        if (!username.isEmpty()) {
            profile.put("username", username);
        }
        String login = Stream.of(email, username, body.path("phone_number").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
        profile.put("name", body.path("name").asText(login))
                .put("nickname", body.path("nickname").asText(login.split("@", 2)[0]))
                .put("picture", body.path("picture").asText(gravatar(login)));
        for (String document : List.of("user_metadata", "app_metadata")) {
            if (body.has(document)) {
                Metadata.patch(profile, document, body.get(document));
            }
        }
        return profile;
    }

    private void requireNew(User user, Identifiers identifiers) {
        if (Stream.of("user_id", "email", "username", "phone_number")
                .filter(field -> !field.equals("phone_number") || identifiers.identifies(field))
                .anyMatch(field -> user.text(field)
                        .filter(text -> tenant.users().isTaken(user.connection(), field, text))
                        .isPresent())) {
            throw Problem.conflict("The user already exists.", "auth0_idp_error");
        }
    }

    /** The picture of a user that has none: its initials, unless the address has a picture at Gravatar. */
    private static String gravatar(String login) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(login.getBytes(StandardCharsets.UTF_8));
            String initials = login.substring(0, Math.min(2, login.length()));
            return "https://s.gravatar.com/avatar/" + HexFormat.of().formatHex(hash)
                    + "?s=480&r=pg&d=https%3A%2F%2Fcdn.auth0.com%2Favatars%2F" + initials + ".png";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
