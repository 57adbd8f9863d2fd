package io.ostiary.auth0;

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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a tenant of Auth0, and as which applications.
 *
 * @param domain the canonical domain, which the Management API's audience and the tokens' issuer are made of
 * @param url where requests go, without a slash at the end
 * @param connection the name of the database connection that users are in
 * @param signIn the application that users sign in to, where it is not the one that manages
 * @param invitationClientId the application that invitations to organizations lead to, or null
 * @param audience the API that access tokens are for, or null for the tenant's default
 */
record Auth0Settings(
        String domain,
        String url,
        Application management,
        String connection,
        Application signIn,
        @Nullable String invitationClientId,
        @Nullable String audience,
        int requestsPerSecond,
        Duration connectTimeout,
        Duration readTimeout,
        int attempts) {
    /** A confidential application and its secret. */
    record Application(String clientId, Secret clientSecret) {}

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    static final List<Setting> DECLARATION = List.of(
            required("domain", TEXT, "Canonical domain of the tenant, for example acme.eu.auth0.com."),
            required("client-id", TEXT, "Machine-to-machine application that is granted the Management API."),
            new Setting("client-secret", TEXT, true, true, null, "Secret of that application."),
            optional("url", URL, "Base URL of requests; by default https and the domain."),
            optional(
                    "connection",
                    TEXT,
                    "Username-Password-Authentication",
                    "Name of the database connection that users are created in."),
            optional("sign-in-client-id", TEXT, "Application that users sign in to, where it is another one."),
            secret("sign-in-client-secret", "Secret of that application."),
            optional(
                    "invitation-client-id",
                    TEXT,
                    "Application that invitations to organizations lead to; it needs an Application Login URI."),
            optional(
                    "audience",
                    TEXT,
                    "Identifier of the API that access tokens are issued for, and that permissions are scopes of."),
            optional(
                    "requests-per-second",
                    INTEGER,
                    "2",
                    "How many requests go out per second until Auth0 tells that it allows more."),
            optional("connect-timeout", DURATION, "2s", "How long to wait for a connection."),
            optional("read-timeout", DURATION, "10s", "How long to wait for a whole answer."),
            optional("attempts", INTEGER, "3", "How often a request that failed for a passing reason is sent."));

    /**
     * Reads checked settings.
     *
     * @throws io.ostiary.InvalidArgumentException when they contradict each other or are out of bounds
     */
    static Auth0Settings of(Settings settings) {
        String domain = settings.requiredText("domain");
        URI url = settings.url("url").orElse(null);
        String signInId = settings.text("sign-in-client-id").orElse(null);
        Secret signInSecret = settings.secret("sign-in-client-secret").orElse(null);
        int requestsPerSecond = settings.integer("requests-per-second");
        int attempts = settings.integer("attempts");
        Duration connectTimeout = settings.duration("connect-timeout");
        Duration readTimeout = settings.duration("read-timeout");
        new Violations()
                .key("domain", domain)
                .require(url == null || isConfidential(url), "url", "must be https unless it is this machine")
                .require(
                        (signInId == null) == (signInSecret == null),
                        "sign-in-client-secret",
                        "and sign-in-client-id go together")
                .require(requestsPerSecond >= 1, "requests-per-second", "must be at least 1")
                .require(attempts >= 1, "attempts", "must be at least 1")
                .require(!connectTimeout.isZero(), "connect-timeout", "must be more than nothing")
                .require(!readTimeout.isZero(), "read-timeout", "must be more than nothing")
                .throwIfAny();
        var management = new Application(
                settings.requiredText("client-id"),
                settings.secret("client-secret").orElseThrow());
        return new Auth0Settings(
                domain,
                url == null ? "https://" + domain : url.toString().replaceAll("/+$", ""),
                management,
                settings.requiredText("connection"),
                signInId == null || signInSecret == null ? management : new Application(signInId, signInSecret),
                settings.text("invitation-client-id").orElse(null),
                settings.text("audience").orElse(null),
                requestsPerSecond,
                connectTimeout,
                readTimeout,
                attempts);
    }

    /** The Management API as audience: the canonical domain's, whatever domain requests go to. */
    String managementAudience() {
        return "https://" + domain + "/api/v2/";
    }

    /** What the tenant's tokens name as their issuer. */
    String issuer() {
        return "https://" + domain + "/";
    }

    private static boolean isConfidential(URI url) {
        return "https".equals(url.getScheme()) || LOOPBACK.contains(url.getHost());
    }
}
