package io.ostiary.keycloak;

import static io.ostiary.Operation.SEND_EMAIL_VERIFICATION;
import static io.ostiary.Operation.SEND_PASSWORD_RESET;

import io.ostiary.BackendFailureException;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Violation;
import io.ostiary.Violations;
import io.ostiary.user.UserId;
import jakarta.ws.rs.BadRequestException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Has the realm mail its users; each answer comes after its mail server took the mail. */
final class UserMails {
    private static final List<String> CHOOSE_A_PASSWORD = List.of("UPDATE_PASSWORD");

    private final Realm realm;

    UserMails(Realm realm) {
        this.realm = realm;
    }

    void sendPasswordReset(UserId id, @Nullable URI redirect) {
        new Violations().secureUrl("redirect_uri", redirect).throwIfAny();
        requireReachable(SEND_PASSWORD_RESET, realm.read(SEND_PASSWORD_RESET, id));
        UserResource user = realm.user(SEND_PASSWORD_RESET, id);
        if (redirect == null) {
            send(SEND_PASSWORD_RESET, id, () -> user.executeActionsEmail(CHOOSE_A_PASSWORD));
        } else {
            // The server asks whether the redirect is one of the client's.
            SignInClient.ostiary(realm).read(SEND_PASSWORD_RESET);
            send(SEND_PASSWORD_RESET, id, () -> leadingTo(redirect, user));
        }
    }

    void sendEmailVerification(UserId id) {
        UserRepresentation read = realm.read(SEND_EMAIL_VERIFICATION, id);
        requireReachable(SEND_EMAIL_VERIFICATION, read);
        if (Boolean.TRUE.equals(read.isEmailVerified())) {
            throw new ConflictException(
                    SEND_EMAIL_VERIFICATION, "the e-mail address of user " + id + " is verified already");
        }
        UserResource user = realm.user(SEND_EMAIL_VERIFICATION, id);
        send(SEND_EMAIL_VERIFICATION, id, user::sendVerifyEmail);
    }

    private static void requireReachable(Operation operation, UserRepresentation user) {
        if (user.getEmail() == null || user.getEmail().isEmpty()) {
            throw new ConflictException(operation, "user " + user.getId() + " has no e-mail address");
        }
        if (!Boolean.TRUE.equals(user.isEnabled())) {
            throw new ConflictException(
                    operation, "Keycloak mails nobody who is disabled; enable user " + user.getId() + " first");
        }
    }

    private static void leadingTo(URI redirect, UserResource user) {
        try {
            user.executeActionsEmail(SignInClient.ID, redirect.toString(), CHOOSE_A_PASSWORD);
        } catch (BadRequestException e) {
            e.getResponse().close();
            throw new InvalidArgumentException(
                    SEND_PASSWORD_RESET,
                    List.of(new Violation(
                            "redirect_uri",
                            "must be one of the valid redirect URIs of the realm's client " + SignInClient.ID)));
        }
    }

    /** Sends a mail once: where it is not known whether it went out, a second one would be worse than none. */
    private void send(Operation operation, UserId id, Runnable request) {
        try {
            realm.requests().once(operation, Subject.user(id), () -> {
                request.run();
                return true;
            });
        } catch (BackendFailureException e) {
            requireMailServer(realm, operation);
            throw e;
        }
    }

    /** Keycloak answers with 500 whatever is wrong about mailing. */
    static void requireMailServer(Realm realm, Operation operation) {
        RealmRepresentation read = realm.requests()
                .repeatable(operation, Subject.tenant(realm.tenant()), realm.resource(operation)::toRepresentation);
        if (!Requirements.MAIL_SERVER.met().test(read)) {
            throw Requirements.MAIL_SERVER.refusal(operation, realm.tenant());
        }
    }
}
