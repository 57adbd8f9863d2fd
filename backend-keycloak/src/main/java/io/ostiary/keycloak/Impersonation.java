package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_SESSION;

import io.ostiary.ConflictException;
import io.ostiary.NotConfiguredException;
import io.ostiary.session.NewSession;
import io.ostiary.session.SignIn;
import io.ostiary.user.UserId;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Starts a session for a user without a password: an administrator impersonates the user, and with the cookies of that
 * the authorization endpoint gives a code without a browser, which the client exchanges for tokens.
 */
final class Impersonation {
    private final Realm realm;

    Impersonation(Realm realm) {
        this.realm = realm;
    }

    SignIn.SignedIn start(NewSession wanted) {
        if (!wanted.claims().isEmpty()) {
            KeycloakCapabilities.WIDEST.require(CREATE_SESSION, "claims");
        }
        requireReady(realm.read(CREATE_SESSION, wanted.user()));
        String application = wanted.application();
        SignInClient client = application == null ? SignInClient.ostiary(realm) : SignInClient.of(realm, application);
        var flow = new AuthorizationCodeFlow(realm, client, client.read(CREATE_SESSION));
        ImpersonatedSession session = impersonate(wanted.user());
        try {
            TokenAnswer answer = flow.tokens(wanted.user(), session);
            if (application != null && !answer.isFor(application)) {
                throw new NotConfiguredException(
                        CREATE_SESSION,
                        "audience " + application + " of client " + application + " of realm " + realm.tenant(),
                        "give the client a mapper of the type Audience that includes the client itself");
            }
            return answer.begun(client.id());
        } catch (RuntimeException e) {
            end(session, e);
            throw e;
        }
    }

    private static void requireReady(UserRepresentation user) {
        if (!Boolean.TRUE.equals(user.isEnabled())) {
            throw new ConflictException(CREATE_SESSION, "user " + user.getId() + " is disabled; enable them first");
        }
        List<String> actions = user.getRequiredActions();
        if (actions != null && !actions.isEmpty()) {
            throw new ConflictException(
                    CREATE_SESSION,
                    "Keycloak starts no session for user " + user.getId() + " before this is done: "
                            + String.join(", ", actions));
        }
    }

    private ImpersonatedSession impersonate(UserId user) {
        return realm.requests().once(CREATE_SESSION, Subject.user(user), () -> {
            Response answer = realm.requests()
                    .client()
                    .impersonation()
                    .impersonate(realm.tenant().value(), user.value());
            Requests.requireSuccess(answer);
            try (answer) {
                return ImpersonatedSession.of(answer);
            }
        });
    }

    /** Ends a session that nobody got. The call's deadline does not count: without tokens nobody else would end it. */
    private void end(ImpersonatedSession session, RuntimeException failure) {
        try {
            KeycloakClient client = realm.requests().client();
            boolean unused = client.within(CREATE_SESSION, client.settings().readTimeout(), () -> {
                realm.resource(CREATE_SESSION).deleteSession(session.id(), false);
                return true;
            });
        } catch (RuntimeException e) {
            failure.addSuppressed(
                    KeycloakErrors.translate(CREATE_SESSION, realm.tenant(), Subject.tenant(realm.tenant()), e));
        }
    }
}
