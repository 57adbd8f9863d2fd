package io.ostiary.keycloak;

import static io.ostiary.Operation.AUTHENTICATE_USER;

import io.ostiary.BackendFailureException;
import io.ostiary.CaseFold;
import io.ostiary.ConflictException;
import io.ostiary.Secret;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.MfaRequired;
import io.ostiary.session.SignIn.Reason;
import io.ostiary.session.SignIn.Rejected;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Signs in with a password, and finds out what Keycloak's few answers mean. */
final class PasswordSignIn {
    private static final SignIn BAD_CREDENTIALS = new Rejected(Reason.BAD_CREDENTIALS, null);

    private final Realm realm;
    private final SignInClient client;

    PasswordSignIn(Realm realm) {
        this.realm = realm;
        this.client = SignInClient.ostiary(realm);
    }

    SignIn attempt(String identifier, Secret password) {
        ClientRepresentation ostiary = client.read(AUTHENTICATE_USER);
        if (!SignInFlow.isBound(ostiary)) {
            throw Requirements.SIGN_IN_FLOW.refusal(AUTHENTICATE_USER, realm.tenant());
        }
        Map<String, String> grant = Map.of(
                "grant_type", "password", "scope", "openid", "username", identifier, "password", password.reveal());
        // Whoever waits here would be refused: see wrong().
        return realm.exclusively(
                        AUTHENTICATE_USER,
                        CaseFold.fold(identifier),
                        () -> realm.requests().until(AUTHENTICATE_USER, () -> check(identifier, ostiary, grant)))
                .orElse(BAD_CREDENTIALS);
    }

    /** The outcome, or empty where the server may not have looked at the password. */
    private Optional<SignIn> check(String identifier, ClientRepresentation ostiary, Map<String, String> grant) {
        TokenAnswer answer = client.token(AUTHENTICATE_USER, ostiary, grant);
        if (answer.isPage()) {
            return Optional.of(secondFactor(identifier));
        }
        if (answer.error().isEmpty()) {
            return Optional.of(answer.begun(SignInClient.ID));
        }
        return switch (answer.description()) {
            case "Account disabled" -> Optional.of(new Rejected(Reason.DISABLED, null));
            case "Account is not fully set up" -> Optional.of(unfinished(identifier));
            default -> wrong(identifier);
        };
    }

    private SignIn secondFactor(String identifier) {
        List<String> types = user(identifier)
                .map(user -> new SecondFactors(realm).of(AUTHENTICATE_USER, UserId.of(user.getId())))
                .orElse(List.of())
                .stream()
                .map(MfaFactor::type)
                .distinct()
                .toList();
        if (types.isEmpty()) {
            throw new BackendFailureException(
                    AUTHENTICATE_USER, "Keycloak answered with a page, and the user has no second factor", null);
        }
        return new MfaRequired(types, null);
    }

    /**
     * A wrong password, an unknown user and a locked one look the same at the token endpoint. So does, whatever the
     * password, a user whom another sign-in keeps busy: brute-force protection looks at one at a time, and notes its end
     * after the answer. Then it counts no failure.
     */
    private Optional<SignIn> wrong(String identifier) {
        Instant now = realm.requests().now();
        Optional<UserRepresentation> user = user(identifier);
        if (user.isEmpty()) {
            return Optional.of(BAD_CREDENTIALS);
        }
        String id = user.get().getId();
        BruteForceStatus status = realm.bruteForceStatus(AUTHENTICATE_USER, UserId.of(id));
        if (status.isLocked()) {
            return Optional.of(new Rejected(Reason.LOCKED, status.remaining(now).orElse(null)));
        }
        return status.isDisabled() || status.hasNoFailures() ? Optional.empty() : Optional.of(BAD_CREDENTIALS);
    }

    /** The password is right, but the server wants something of the user before anything else. */
    private SignIn unfinished(String identifier) {
        List<String> actions = user(identifier)
                .flatMap(user -> Optional.ofNullable(user.getRequiredActions()))
                .orElse(List.of());
        if (actions.contains("UPDATE_PASSWORD")) {
            return new Rejected(Reason.PASSWORD_CHANGE_REQUIRED, null);
        }
        throw new ConflictException(
                AUTHENTICATE_USER,
                "Keycloak lets the user sign in with a browser only, because something is due first: "
                        + (actions.isEmpty() ? "the user's profile is not complete" : String.join(", ", actions)));
    }

    /** Whom the server takes for the user: what looks like an address is one unless nobody has it. */
    private Optional<UserRepresentation> user(String identifier) {
        var named = new NamedUsers(realm, AUTHENTICATE_USER);
        Optional<UserRepresentation> addressed =
                identifier.contains("@") ? named.withEmail(identifier).stream().findFirst() : Optional.empty();
        return addressed.or(() -> named.withLogin(identifier).stream().findFirst());
    }
}
