package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.BackendFailureException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.application.ApplicationId;
import io.ostiary.backend.Ports;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.SignedIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets come in as arguments and go out into files; nothing that is shown or logged holds one. */
@Timeout(60)
class SecretsTest extends AssistantFixture {
    private static final String CANARY = "canary-5e1c7";
    private static final String HASH = "$2b$04$kPaNsveyb4LYjKk9MOr1.ezNtE1ukcTR7gZ9bPzPxro/HMrlVUcda";

    private final CapturedErrors errors = new CapturedErrors();

    @AfterEach
    void letErrorsThrough() {
        errors.close();
    }

    @Test
    void passwordsAndHashesThatComeInAreShownNowhere() {
        List<String> secrets = List.of(CANARY, HASH.substring(7));
        List<Reply> replies = new ArrayList<>();
        for (Map<String, ?> wrong : List.of(
                Map.of("user", "ada", "password", CANARY),
                Map.of("user", "ada", "password", List.of(CANARY)),
                Map.of("user", "nobody", "password", CANARY),
                Map.of("user", Map.of("password", CANARY), "password", 1),
                Map.of("user", List.of(List.of(CANARY)), "password", 1),
                Map.of("user", "ada", "password", CANARY, "secret", CANARY),
                Map.of("user", "ada", "password", "secret:" + CANARY))) {
            replies.add(assistant.call("set_password", wrong));
        }
        replies.add(assistant.call("create_user", Map.of("email", "n@example.com", "password", CANARY)));
        replies.add(assistant.call("create_user", Map.of("email", "n", "password", CANARY)));
        replies.add(assistant.call("authenticate_user", Map.of("identifier", "ada", "password", CANARY)));
        replies.add(assistant.call("authenticate_user", Map.of("identifier", CANARY, "password", CANARY)));
        replies.add(assistant.call(
                "import_users",
                Map.of(
                        "users",
                        List.of(
                                Map.of("email", "a@example.com", "password_hash", HASH),
                                Map.of("email", "b@example.com", "password_hash", "md5:" + CANARY),
                                Map.of("email", "c@example.com", "password_hash", "$2b$99$" + CANARY),
                                Map.of("email", "d@example.com", "password", CANARY, "password_hash", HASH),
                                Map.of("email", "e@example.com", "passwort", CANARY)))));
        replies.add(assistant.call("get_user", Map.of("user", "a@example.com")));
        replies.add(assistant.call("export_user_data", Map.of("user", "a@example.com")));
        replies.add(assistant.call("verify_token", Map.of("token", CANARY)));
        replies.add(assistant.call("verify_token", Map.of("token", CANARY, "audience", "x")));
        replies.add(assistant.call("refresh_session", Map.of("refresh_token", CANARY)));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.text()).doesNotContain(secrets));
        assertThat(person.asked())
                .isNotEmpty()
                .allSatisfy(question -> assertThat(question.toString()).doesNotContain(secrets));
        assertThat(errors.audit()).hasSameSizeAs(replies);
        assertThat(errors.text()).doesNotContain(secrets);
    }

    @Test
    void tokensGoToAFileThatOnlyTheOperatorCanRead() throws IOException {
        Reply reply = assistant
                .call("authenticate_user", Map.of("identifier", "bob", "password", World.PASSWORD))
                .done();

        Path file = Sink.file(reply);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(file.getParent()).isEqualTo(folder.resolve("secrets"));
        String access = Sink.secret(reply, "access_token").reveal();
        String refresh = Sink.secret(reply, "refresh_token").reveal();
        assertThat(world.main.sessions().verify(Secret.of(access), null).active())
                .isTrue();
        assertThat(reply.text()).doesNotContain(access, refresh);
        assertThat(errors.text()).doesNotContain(access, refresh, World.PASSWORD);
    }

    @Test
    void everyDeliveryHasAFileOfItsOwn() throws IOException {
        for (int i = 0; i < 3; i++) {
            assistant.call("create_session", Map.of("user", "bob")).done();
        }

        try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void handlesStandForTheTokens() {
        Reply in = assistant
                .call("authenticate_user", Map.of("identifier", "bob", "password", World.PASSWORD))
                .done();

        Reply verified = assistant
                .call("verify_token", Map.of("token", in.at("/credentials/access_token")))
                .done();
        Reply refreshed = assistant
                .call("refresh_session", Map.of("refresh_token", in.at("/credentials/refresh_token")))
                .done();

        assertThat(verified.at("/claims/sub")).isEqualTo(world.bob().id().value());
        assertThat(refreshed.at("/session/id")).isEqualTo(in.at("/session/id"));
        assertThat(world.main.sessions().refresh(Sink.secret(in, "refresh_token")))
                .isInstanceOfSatisfying(
                        SignIn.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(SignIn.Reason.TOKEN_REUSED));
        assertThat(in.at("/credentials/access_token")).startsWith("secret:");
    }

    @Test
    void secretsOfApplicationsGoToAFileAndStandBehindAHandle() throws IOException {
        Reply created = assistant
                .call("create_application", Map.of("name", "Job", "type", "machine"))
                .done();
        Reply rotated = assistant
                .call("rotate_application_secret", Map.of("application", "Job"))
                .done();

        Secret first = Sink.secret(created, "client_secret");
        Secret second = Sink.secret(rotated, "client_secret");
        ApplicationId job = world.main.applications().resolve("Job").id();
        assertThat(world.memory().isSecretOf(World.MAIN, job, second)).isTrue();
        assertThat(world.memory().isSecretOf(World.MAIN, job, first)).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Sink.file(rotated))))
                .isEqualTo("rw-------");
        assertThat(Sink.file(created)).isNotEqualTo(Sink.file(rotated));
        assertThat(rotated.at("/credentials/client_secret")).startsWith("secret:");
        assertThat(rotated.at("/old_secret_valid_seconds")).isEqualTo("0");
        assertThat(created.text() + rotated.text() + errors.text() + person.asked())
                .doesNotContain(first.reveal(), second.reveal());
    }

    @Test
    void aPublicApplicationGetsNoFile() {
        Reply created = assistant
                .call("create_application", Map.of("name", "Page", "type", "spa"))
                .done();

        assertThat(created.text()).doesNotContain("credentials");
        assistant
                .call("rotate_application_secret", Map.of("application", "Page"))
                .refused("conflict");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret:",
                "secret:x",
                "secret:AAAAAAAAAAAAAAAAAAAAAA/access_token",
                "secret:../../../../etc/passwd/access_token",
                "secret:AAAAAAAAAAAAAAAAAAAAAA/../../x",
                "secret:AAAAAAAAAAAAAAAAAAAAA\u0000/access_token"
            })
    void aHandleThatNothingIsBehindIsRefused(String handle) {
        assertThat(assistant
                        .call("verify_token", Map.of("token", handle))
                        .refused("invalid-argument")
                        .fields())
                .containsExactly("token");
        assertThat(assistant
                        .call("refresh_session", Map.of("refresh_token", handle))
                        .refused("invalid-argument")
                        .fields())
                .containsExactly("refresh_token");
    }

    @Test
    void aHandleOfAnotherSecretOrAnotherFolderIsRefused(@TempDir Path elsewhere) {
        Reply in = assistant
                .call("authenticate_user", Map.of("identifier", "bob", "password", World.PASSWORD))
                .done();
        String handle = in.at("/credentials/access_token");

        assistant
                .call("verify_token", Map.of("token", handle.replace("access_token", "password")))
                .refused("invalid-argument");
        try (Assistant stranger =
                Assistant.connect(world.tools(options -> options.secretsFolder(elsewhere)), Transport.STDIO, null)) {
            stranger.call("verify_token", Map.of("token", handle)).refused("invalid-argument");
        }
    }

    @Test
    void theFailureOfABackendKeepsWhatItsCauseSaysToTheLog() {
        var failing = Ports.intercept(world.backend, invocation -> {
            if (invocation.operation() == Operation.LIST_USERS) {
                throw new BackendFailureException(
                        Operation.LIST_USERS, "the provider failed", new IllegalStateException("at db-7.internal"));
            }
            if (invocation.operation() == Operation.LIST_ROLES) {
                throw new IllegalStateException("password " + CANARY);
            }
            return invocation.proceed();
        });
        try (Assistant unlucky = Assistant.connect(world.tools(failing, options -> {}), Transport.STDIO, null)) {
            Reply failure = unlucky.call("list_users", Map.of()).refused("backend-failure");
            Reply defect = unlucky.call("list_roles", Map.of()).refused("internal");

            assertThat(failure.text()).doesNotContain("db-7", "Exception");
            assertThat(defect.text()).doesNotContain(CANARY, "Exception");
            assertThat(errors.text()).contains("db-7.internal", defect.at("/incident"));
        }
    }

    @Test
    void noSecretIsMintedThatCouldNotBeDelivered() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxrwxrwx"));

        assistant
                .call("create_session", Map.of("user", "id:" + world.bob().id()))
                .refused("not-configured");

        assertThat(world.sessions(world.bob())).isEqualTo(1);
    }

    @Test
    void aTokenUnderTheWrongNameIsNotInTheAudit() {
        assistant
                .call("verify_token", Map.of("access_token", CANARY, "user", CANARY))
                .refused("invalid-argument");

        assertThat(errors.text()).contains("verify_token").doesNotContain(CANARY);
    }

    @Test
    void theAuditTellsWhoDidWhatAndHowItWasAllowed() {
        assistant.call("delete_user", Map.of("user", "bob")).done();
        assistant.call("get_user", Map.of("user", "bob")).refused("not-found");
        assistant.call("create_user", Map.of("email", "private@example.com")).done();

        assertThat(errors.audit())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "\"principal\":\"operator\"",
                                        "\"channel\":\"stdio\"",
                                        "\"client\":\"test-client\"",
                                        "\"tool\":\"delete_user\"",
                                        "\"user\":\"bob\"",
                                        "\"approval\":\"BY_PERSON\"",
                                        "\"outcome\":\"ok\""),
                        line -> assertThat(line)
                                .contains("\"outcome\":\"not-found\"")
                                .doesNotContain("approval"),
                        line -> assertThat(line).contains("\"email\":\"***\"").doesNotContain("private@example.com"));
    }

    @Test
    void tokensOfASessionThatThePersonApprovedAreInNoQuestion() {
        SignedIn before = world.bobSession();

        assistant.call("create_session", Map.of("user", "bob")).done();

        assertThat(person.asked().toString())
                .doesNotContain(before.tokens().accessToken().reveal(), "secret:");
    }
}
