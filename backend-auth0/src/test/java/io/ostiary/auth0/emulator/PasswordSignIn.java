package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Checks a user's password, in the order in which Auth0 does. */
final class PasswordSignIn {
    private final Tenant tenant;
    private final MfaApi mfa;
    private final BruteForceProtection protection;

    PasswordSignIn(Tenant tenant, MfaApi mfa) {
        this.tenant = tenant;
        this.mfa = mfa;
        protection = new BruteForceProtection(tenant);
    }

    /** The user whom the password lets in. */
    User user(String clientId, String realm, String identifier, String password, String ip) {
        requireEnabled(clientId, realm);
        User credentials =
                find(realm, identifier).orElseThrow(() -> OAuthProblem.invalidGrant("Wrong email or password."));
        User user = owner(credentials);
        protection.check(user, ip);
        if (!credentials.hasPassword(password)) {
            protection.failed(user, ip);
            throw OAuthProblem.invalidGrant("Wrong email or password.");
        }
        protection.succeeded(user, ip);
        if (user.isBlocked()) {
            throw OAuthProblem.of(401, "unauthorized", "user is blocked");
        }
        mfa.challenge(user);
        signedIn(user, ip);
        return user;
    }

    /** Whom the identifier means, if anybody. */
    Optional<User> whoever(String realm, String identifier) {
        return find(realm, identifier).map(this::owner);
    }

    private void requireEnabled(String clientId, String realm) {
        ObjectNode connection =
                tenant.connection(realm).orElseThrow(() -> OAuthProblem.accessDenied("the connection was not found"));
        if (StreamSupport.stream(connection.path("enabled_clients").spliterator(), false)
                .noneMatch(client -> client.asText().equals(clientId))) {
            throw OAuthProblem.accessDenied("the connection is not enabled for the client");
        }
    }

    /** The account that the identifier means; one that was linked to another still has its own password. */
    private Optional<User> find(String realm, String identifier) {
        Users users = tenant.users();
        return Stream.of(
                        users.withEmail(realm, identifier),
                        users.withUsername(realm, identifier),
                        users.withPhoneNumber(realm, identifier),
                        linked(realm, identifier))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<User> linked(String realm, String identifier) {
        return tenant.users().all().stream()
                .flatMap(user -> user.linked().values().stream())
                .filter(user -> user.connection().equals(realm))
                .filter(user -> Stream.of("email", "username", "phone_number")
                        .anyMatch(field -> user.text(field)
                                .filter(identifier::equalsIgnoreCase)
                                .isPresent()))
                .findFirst();
    }

    private User owner(User credentials) {
        return tenant.users().all().stream()
                .filter(user -> user == credentials || user.linked().containsValue(credentials))
                .findFirst()
                .orElse(credentials);
    }

    private void signedIn(User user, String ip) {
        String now = tenant.now();
        user.profile()
                .put("last_login", now)
                .put("last_ip", ip)
                .put("logins_count", user.profile().path("logins_count").asInt() + 1)
                .put("updated_at", now);
        tenant.users().changed(user);
    }
}
