package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ostiary.AlreadyExistsException;
import io.ostiary.BackendFailureException;
import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.IdentityException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.PermissionDeniedException;
import io.ostiary.RateLimitedException;
import io.ostiary.UnavailableException;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.ManualTime;
import io.ostiary.fault.Leaks;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import io.ostiary.user.Users;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every answer of the server other than success means. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakErrorsTest {
    private static final String JSON = "application/json";
    private static final String HTML = "text/html";

    private final KeycloakHarness harness = new KeycloakHarness();
    private final IdentityBackend direct = harness.open();
    private final ScriptedProxy proxy =
            new ScriptedProxy(KeycloakServer.running().url());
    private final IdentityBackend backend = ProxiedBackend.open(proxy, new ManualTime(), Map.of());
    private final Users users =
            backend.directory(harness.tenant(), Call.system("test")).users();
    private final User ada =
            users.create(NewUser.withEmail("ada@example.com").username("ada").build());

    @AfterAll
    void close() {
        backend.close();
        proxy.close();
        direct.close();
        harness.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                answer(
                        400,
                        "{\"errorMessage\":\"Could not update user!\"}",
                        InvalidArgumentException.class,
                        "request is"),
                answer(
                        400,
                        "{\"field\":\"email\",\"errorMessage\":\"error-invalid-email\",\"params\":[\"email\",\"nope\"]}",
                        InvalidArgumentException.class,
                        "email is refused by Keycloak: error-invalid-email"),
                answer(
                        400,
                        "{\"errors\":[{\"field\":\"firstName\",\"errorMessage\":\"error-invalid-length\"},"
                                + "{\"field\":\"lastName\",\"errorMessage\":\"error-invalid-length\"}]}",
                        InvalidArgumentException.class,
                        "family_name is refused"),
                answer(
                        400,
                        "{\"error\":\"invalidPasswordMinDigitsMessage\",\"error_description\":\"Invalid password: too few\"}",
                        InvalidArgumentException.class,
                        "password must satisfy the realm's password policy: Invalid password: too few"),
                answer(
                        400,
                        "{\"error\":\"Invalid json representation for UserRepresentation. Unrecognized field\"}",
                        InvalidArgumentException.class,
                        "Unrecognized field"),
                answer(
                        400,
                        "{\"field\":\"username\",\"errorMessage\":\"error-user-attribute-read-only\"}",
                        NotConfiguredException.class,
                        "editUsernameAllowed"),
                answer(
                        400,
                        "{\"errorMessage\":\"Database operation failed\"}",
                        UnavailableException.class,
                        "another change"),
                answer(400, "", InvalidArgumentException.class, "without a reason"),
                answer(403, "{\"error\":\"HTTP 403 Forbidden\"}", PermissionDeniedException.class, "realm-admin"),
                answer(
                        403,
                        "{\"error\":\"access_denied\",\"error_description\":\"Realm not enabled\"}",
                        NotConfiguredException.class,
                        "enable the realm"),
                answer(404, "{\"error\":\"User not found\"}", NotFoundException.class, "no user"),
                answer(404, "", NotFoundException.class, "no user"),
                answer(404, "{\"error\":\"Realm not found.\"}", NotFoundException.class, "no tenant"),
                answer(
                        409,
                        "{\"errorMessage\":\"User exists with same username\"}",
                        AlreadyExistsException.class,
                        "username ada"),
                answer(
                        409,
                        "{\"errorMessage\":\"User exists with same email\"}",
                        AlreadyExistsException.class,
                        "email ada@example.com"),
                answer(
                        409,
                        "{\"error\":\"conflict\",\"error_description\":\"Duplicate resource error\"}",
                        AlreadyExistsException.class,
                        "already exists"),
                answer(429, "", RateLimitedException.class, "too many requests"),
                answer(500, "{\"error\":\"unknown_error\"}", BackendFailureException.class, "HTTP 500"),
                answer(501, "{\"error\":\"Feature not enabled\"}", BackendFailureException.class, "HTTP 501"),
                answer(502, "", UnavailableException.class, "HTTP 502"),
                answer(503, "", UnavailableException.class, "HTTP 503"),
                answer(504, "", UnavailableException.class, "HTTP 504"),
                page(200, BackendFailureException.class, "something unexpected"),
                page(302, BackendFailureException.class, "something unexpected"),
                page(400, BackendFailureException.class, "something else than Keycloak"),
                page(403, BackendFailureException.class, "something else than Keycloak"),
                page(404, BackendFailureException.class, "something else than Keycloak"),
                page(409, BackendFailureException.class, "something else than Keycloak"),
                page(500, BackendFailureException.class, "HTTP 500"),
                page(503, UnavailableException.class, "HTTP 503"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyAnswerHasItsMeaning(
            int status, String type, String body, Class<? extends IdentityException> meaning, String message) {
        ScriptedProxy.Script script = exchange -> exchange.send(HttpMessage.answer(status, type, body));
        proxy.script(script.forEvery(request -> request.method().equals("PUT")));

        IdentityException failure = catchThrowableOfType(
                IdentityException.class,
                () -> users.update(
                        ada.id(),
                        UserPatch.builder().givenName(Change.set("Ada")).build()));

        assertThat(failure).isInstanceOf(meaning).hasMessageContaining(message);
        assertThat(failure.operation()).contains(io.ostiary.Operation.UPDATE_USER);
        Leaks.none(failure, KeycloakServer.running().secret());
    }

    private static Arguments answer(
            int status, String body, Class<? extends IdentityException> meaning, String message) {
        return Arguments.of(status, JSON, body, meaning, message);
    }

    private static Arguments page(int status, Class<? extends IdentityException> meaning, String message) {
        return Arguments.of(status, HTML, "<html><body>Ooops</body></html>", meaning, message);
    }
}
