package io.ostiary.keycloak;

import static io.ostiary.backend.Setting.Type.DURATION;
import static io.ostiary.backend.Setting.Type.INTEGER;
import static io.ostiary.backend.Setting.Type.TEXT;
import static io.ostiary.backend.Setting.Type.URL;
import static io.ostiary.backend.Setting.optional;
import static io.ostiary.backend.Setting.required;
import static io.ostiary.backend.Setting.secret;

import io.ostiary.Secret;
import io.ostiary.Violations;
import io.ostiary.backend.Setting;
import io.ostiary.backend.Settings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to reach a Keycloak server, and as whom. */
record KeycloakSettings(
        String url,
        String realm,
        String clientId,
        @Nullable Secret clientSecret,
        @Nullable String username,
        @Nullable Secret password,
        Duration connectTimeout,
        Duration readTimeout,
        int connections,
        int attempts) {
    static final List<Setting> DECLARATION = List.of(
            required("url", URL, "Base URL of the server, with its relative path if it has one."),
            optional("realm", TEXT, "master", "Realm of the account that Ostiary signs in with."),
            required("client-id", TEXT, "Client that Ostiary signs in as; admin-cli with a username and password."),
            secret("client-secret", "Secret of the client, whose service account is used; the preferred way."),
            optional("username", TEXT, "Administrator to sign in as where there is no service account."),
            secret("password", "Password of that administrator."),
            optional("connect-timeout", DURATION, "2s", "How long to wait for a connection."),
            optional("read-timeout", DURATION, "10s", "How long to wait for an answer."),
            optional("connections", INTEGER, "32", "How many requests go out at the same time."),
            optional("attempts", INTEGER, "3", "How often a request that failed for a passing reason is sent."));

    /**
     * Reads checked settings.
     *
     * @throws io.ostiary.InvalidArgumentException when they do not say how to sign in, or are out of bounds
     */
    static KeycloakSettings of(Settings settings) {
        Secret clientSecret = settings.secret("client-secret").orElse(null);
        String username = settings.text("username").orElse(null);
        Secret password = settings.secret("password").orElse(null);
        int connections = settings.integer("connections");
        int attempts = settings.integer("attempts");
        Duration connectTimeout = settings.duration("connect-timeout");
        Duration readTimeout = settings.duration("read-timeout");
        new Violations()
                .require(clientSecret != null || username != null, "client-secret", "or a username is required")
                .require((username == null) == (password == null), "password", "and username go together")
                .require(connections >= 1, "connections", "must be at least 1")
                .require(attempts >= 1, "attempts", "must be at least 1")
                .require(!connectTimeout.isZero(), "connect-timeout", "must be more than nothing")
                .require(!readTimeout.isZero(), "read-timeout", "must be more than nothing")
                .throwIfAny();
        return new KeycloakSettings(
                settings.requiredText("url").replaceAll("/+$", ""),
                settings.requiredText("realm"),
                settings.requiredText("client-id"),
                clientSecret,
                username,
                password,
                connectTimeout,
                readTimeout,
                connections,
                attempts);
    }
}
