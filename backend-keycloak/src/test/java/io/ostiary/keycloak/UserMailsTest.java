package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.BackendFailureException;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Secret;
import io.ostiary.user.Disablement;
import io.ostiary.user.User;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.RealmRepresentation;

/** The mails that a realm sends, read where they arrive. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserMailsTest {
    private static final Pattern TOKEN = Pattern.compile("/login-actions/action-token\\?key=([A-Za-z0-9._-]+)");

    private final LiveRealm realm = new LiveRealm();

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void aResetMailAsksForANewPasswordAndNothingElse() {
        User ada = realm.someUser();

        realm.users().sendPasswordReset(ada.id(), null);

        JsonNode token = token(ada);
        assertThat(token.path("sub").asText()).isEqualTo(ada.id().value());
        assertThat(token.path("typ").asText()).isEqualTo("execute-actions");
        assertThat(token.path("rqac")).extracting(JsonNode::asText).containsExactly("UPDATE_PASSWORD");
        assertThat(token.has("reduri")).isFalse();
    }

    @Test
    void aResetMailLeadsToTheRedirect() {
        User ada = realm.someUser();
        URI redirect = URI.create("https://app.example.com/welcome?from=mail&lang=de%20AT");
        realm.changeClient("ostiary", client -> client.getRedirectUris().add(redirect.toString()));

        realm.users().sendPasswordReset(ada.id(), redirect);

        assertThat(token(ada).path("reduri").asText()).isEqualTo(redirect.toString());
    }

    @Test
    void aVerificationMailIsForTheAddress() {
        User ada = realm.someUser();

        realm.users().sendEmailVerification(ada.id());

        assertThat(token(ada).path("typ").asText()).isEqualTo("verify-email");
        assertThat(token(ada).path("eml").asText()).isEqualTo(ada.email());
    }

    @Test
    void aRedirectThatTheRealmDoesNotKnowIsInvalidAndNothingIsMailed() {
        User ada = realm.someUser();

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> realm.users().sendPasswordReset(ada.id(), URI.create("https://evil.example.com/")))
                .withMessageContaining("redirect_uri")
                .withMessageContaining("client ostiary");

        assertThat(mails(ada)).isEmpty();
    }

    /** The server lets it pass where a wildcard is registered. */
    @Test
    void aFragmentIsRefusedWhateverTheRealmAllows() {
        User ada = realm.someUser();
        realm.changeClient("ostiary", client -> client.getRedirectUris().add("https://wild.example.com/*"));

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(
                        () -> realm.users().sendPasswordReset(ada.id(), URI.create("https://wild.example.com/#token")));

        assertThat(mails(ada)).isEmpty();
    }

    @Test
    void nobodyWhoIsDisabledIsMailed() {
        User ada = realm.someUser();
        User unused = realm.users().disable(ada.id(), Disablement.keepingSessions());

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> realm.users().sendPasswordReset(ada.id(), null))
                .withMessageContaining("enable");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> realm.users().sendEmailVerification(ada.id()));

        assertThat(mails(ada)).isEmpty();
    }

    @Test
    void aRealmWithoutAMailServerSaysSo() {
        User ada = realm.someUser();

        mailingBy(Map.of(), () -> {
            assertThatExceptionOfType(NotConfiguredException.class)
                    .isThrownBy(() -> realm.users().sendPasswordReset(ada.id(), null))
                    .withMessageContaining("smtpServer");
            assertThatExceptionOfType(NotConfiguredException.class)
                    .isThrownBy(() -> realm.users().sendEmailVerification(ada.id()));
        });
    }

    @Test
    void aMailServerThatCannotBeReachedIsAFailure() {
        User ada = realm.someUser();

        mailingBy(
                Map.of("host", "127.0.0.1", "port", "1", "from", "ostiary@example.com"),
                () -> assertThatExceptionOfType(BackendFailureException.class)
                        .isThrownBy(() -> realm.users().sendPasswordReset(ada.id(), null)));
    }

    private void mailingBy(Map<String, String> server, Runnable test) {
        Map<String, String> before = realm.realm().toRepresentation().getSmtpServer();
        setMailServer(server);
        try {
            test.run();
        } finally {
            setMailServer(before);
        }
    }

    private void setMailServer(Map<String, String> server) {
        var change = new RealmRepresentation();
        change.setSmtpServer(server);
        realm.realm().update(change);
    }

    private List<String> mails(User user) {
        return realm.harness().mailsTo(Objects.requireNonNull(user.email()));
    }

    /** The claims of the token in the only mail that the user got. */
    private JsonNode token(User user) {
        assertThat(mails(user)).hasSize(1);
        Matcher link = TOKEN.matcher(mails(user).get(0));
        assertThat(link.find()).isTrue();
        return TokenAnswer.claims(Secret.of(link.group(1)));
    }
}
