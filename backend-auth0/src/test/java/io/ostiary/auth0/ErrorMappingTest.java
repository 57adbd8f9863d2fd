package io.ostiary.auth0;

import static io.ostiary.Operation.CREATE_USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ostiary.Call;
import io.ostiary.IdentityException;
import io.ostiary.IdentityException.Code;
import io.ostiary.InvalidArgumentException;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorMappingTest {
    private final ScriptedTenant tenant = new ScriptedTenant(Map.of("attempts", "1"));

    @AfterEach
    void close() {
        tenant.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_body, 'Payload validation error: ...', INVALID_ARGUMENT",
        "400, invalid_uri, Path validation error, NOT_FOUND",
        "400, operation_not_supported, Not for this connection, UNSUPPORTED",
        "400, '', 'PasswordStrengthError: Password is too weak', INVALID_ARGUMENT",
        "400, inexistent_connection, The connection does not exist., NOT_CONFIGURED",
        "402, '', Payment required, NOT_CONFIGURED",
        "403, insufficient_scope, 'Insufficient scope, expected any of: create:users', PERMISSION_DENIED",
        "403, insufficient_entitlement, Please upgrade, NOT_CONFIGURED",
        "403, feature_not_enabled, Not enabled, NOT_CONFIGURED",
        "403, insufficient_scope, Please upgrade your subscription to use it, NOT_CONFIGURED",
        "404, inexistent_user, The user does not exist., NOT_FOUND",
        "409, auth0_idp_error, The user already exists., ALREADY_EXISTS",
        "409, '', Somebody already exists with that, ALREADY_EXISTS",
        "409, custom_domain_conflict, There is a conflict, CONFLICT",
        "413, '', Payload content length greater than maximum allowed: 512000, INVALID_ARGUMENT",
        "414, '', URI too long, INVALID_ARGUMENT",
        "429, too_many_requests, Global limit has been reached, RATE_LIMITED",
        "408, '', Timeout, UNAVAILABLE",
        "500, '', Oops, BACKEND_FAILURE",
        "503, '', Busy, UNAVAILABLE"
    })
    void everyAnswerHasItsKind(int status, String errorCode, String message, Code expected) {
        assertThat(failure(status, errorCode, message).code()).isEqualTo(expected);
    }

    @Test
    void aRefusedPropertyIsNamed() {
        var failure = (InvalidArgumentException)
                failure(
                        400,
                        "invalid_body",
                        "Payload validation error: 'String is too short (0 chars), minimum 1: ' on property given_name (The name).");
        assertThat(failure.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.field()).isEqualTo("given_name"))
                .satisfies(violation -> assertThat(violation.problem()).contains("too short"));
    }

    @Test
    void whatWasSentIsNotRepeated() {
        for (String message : List.of(
                "Payload validation error: 'String does not match pattern ^a$: canary' on property password (Pass).",
                "Payload validation error: 'canary is no string' on property client_secret (Secret).",
                "canary is not acceptable",
                "The connection canary does not exist")) {
            assertThat(failure(400, "invalid_body", message)).hasMessageNotContaining("canary");
        }
        assertThat(failure(403, "insufficient_scope", "canary")).hasMessageNotContaining("canary");
        assertThat(failure(409, "canary canary", "canary")).hasMessageNotContaining("canary");
    }

    @Test
    void aMissingScopeIsNamed() {
        assertThat(failure(403, "insufficient_scope", "Insufficient scope, expected any of: create:users"))
                .hasMessageContaining("create:users");
    }

    private IdentityException failure(int status, String errorCode, String message) {
        Map<String, ?> body = errorCode.isEmpty()
                ? Map.of("statusCode", status, "message", message)
                : Map.of("statusCode", status, "message", message, "errorCode", errorCode);
        tenant.then(status, RawJson.MAPPER.valueToTree(body).toString());
        Subject subject = Subject.naming(UserId.of("auth0|ada"), "email", "ada@example.com");
        return catchThrowableOfType(
                IdentityException.class,
                () -> tenant.requests(Call.system("test"))
                        .once(
                                CREATE_USER,
                                subject,
                                attempt -> attempt.management(
                                        "POST", List.of("users"), Map.of(), RawJson.body(Map.of()))));
    }
}
