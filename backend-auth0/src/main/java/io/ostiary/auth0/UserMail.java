package io.ostiary.auth0;

import static io.ostiary.Operation.SEND_EMAIL_VERIFICATION;
import static io.ostiary.Operation.SEND_PASSWORD_RESET;

import com.auth0.client.mgmt.jobs.types.CreateVerificationEmailRequestContent;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.user.UserId;
import java.util.Map;

/** The mails that Auth0 sends to users. */
final class UserMail {
    private final ManagedTenant tenant;

    UserMail(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    /** Mails a link for choosing a password. */
    void passwordReset(UserId id) {
        UserResponseSchema user = tenant.read(SEND_PASSWORD_RESET, id);
        String email = address(SEND_PASSWORD_RESET, id, user);
        String connection = UserMapping.connection(user);
        Map<String, String> request = Map.of(
                "client_id",
                tenant.settings().signIn().clientId(),
                "email",
                email,
                "connection",
                connection == null ? tenant.settings().connection() : connection);
        boolean unused = tenant.requests(SEND_PASSWORD_RESET, id)
                .once(
                        SEND_PASSWORD_RESET,
                        Subject.user(id),
                        attempt -> attempt.authentication(
                                        "/dbconnections/change_password", RawJson.body(request), Map.of())
                                .bodyOfSuccess()
                                .isValueNode());
    }

    /** Mails a link that verifies the address. */
    void verification(UserId id) {
        UserResponseSchema user = tenant.read(SEND_EMAIL_VERIFICATION, id);
        String unusedAddress = address(SEND_EMAIL_VERIFICATION, id, user);
        if (user.getEmailVerified().orElse(false)) {
            throw new ConflictException(
                    SEND_EMAIL_VERIFICATION, "the e-mail address of user " + id + " is verified already");
        }
        var request = CreateVerificationEmailRequestContent.builder()
                .userId(id.value())
                .build();
        String unused = tenant.requests(SEND_EMAIL_VERIFICATION, id)
                .once(
                        SEND_EMAIL_VERIFICATION,
                        Subject.user(id),
                        attempt -> attempt.api()
                                .jobs()
                                .verificationEmail()
                                .create(request)
                                .getId());
    }

    private static String address(Operation operation, UserId id, UserResponseSchema user) {
        return user.getEmail()
                .filter(email -> !email.isEmpty())
                .orElseThrow(() -> new ConflictException(operation, "user " + id + " has no e-mail address"));
    }
}
