package io.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityExceptionTest {
    private static final Operation OPERATION = Operation.CREATE_USER;

    /** In the order of the codes. */
    private static final List<IdentityException> ONE_OF_EACH = List.of(
            new NotFoundException(OPERATION, "user", "u1"),
            new AlreadyExistsException(OPERATION, "user", "email", "a@b.co"),
            new ConflictException(OPERATION, "it is in use"),
            new InvalidArgumentException(OPERATION, List.of(new Violation("email", "must be an e-mail address"))),
            new UnsupportedException(OPERATION, "phone", "not kept here"),
            new NotConfiguredException(OPERATION, "smtp", "set smtp.host"),
            new UnauthenticatedException(OPERATION, "the client secret is not accepted", null),
            new PermissionDeniedException(OPERATION, "scope users:write is missing"),
            new RateLimitedException(OPERATION, Duration.ofSeconds(7)),
            new UnavailableException(OPERATION, "no answer", true, null),
            new BackendFailureException(OPERATION, "the answer was no JSON", null));

    @Test
    void everySubclassHasItsOwnCodeAndEveryCodeItsSubclass() {
        assertThat(ONE_OF_EACH).extracting(IdentityException::code).containsExactly(IdentityException.Code.values());
        assertThat(ONE_OF_EACH)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(IdentityException.class.getPermittedSubclasses());
    }

    @Test
    void everyMessageNamesTheOperation() {
        assertThat(ONE_OF_EACH).allSatisfy(e -> {
            assertThat(e.operation()).contains(OPERATION);
            assertThat(e).hasMessageStartingWith("create_user: ");
        });
    }

    @Test
    void anArgumentRefusedBeforeACallHasNoOperation() {
        assertThat(new InvalidArgumentException("email", "must be an e-mail address"))
                .hasMessage("email must be an e-mail address")
                .satisfies(e -> assertThat(e.operation()).isEmpty());
    }

    @Test
    void theProvidersOwnFailureIsKeptForLogsAndIsNotInTheMessage() {
        var failure = new IllegalStateException("canary");
        assertThat(List.<IdentityException>of(
                        new NotFoundException(OPERATION, "user", "u1", failure),
                        new AlreadyExistsException(OPERATION, "user", "email", "a@b.co", failure),
                        new ConflictException(OPERATION, "it is in use", failure),
                        new InvalidArgumentException(OPERATION, List.of(new Violation("a", "is wrong")), failure),
                        new NotConfiguredException(OPERATION, "smtp", "set smtp.host", failure),
                        new PermissionDeniedException(OPERATION, "scope users:write is missing", failure),
                        new RateLimitedException(OPERATION, Duration.ofSeconds(7), failure)))
                .allSatisfy(e -> assertThat(e).hasCause(failure).hasMessageNotContaining("canary"));
    }

    @Test
    void codesHaveStatusesAndNames() {
        assertThat(IdentityException.Code.values())
                .extracting(IdentityException.Code::status)
                .containsExactly(404, 409, 409, 422, 501, 424, 502, 403, 429, 503, 502);
        assertThat(IdentityException.Code.NOT_FOUND.id()).isEqualTo("not-found");
    }

    @Test
    void detailsAreThere() {
        assertThat(new NotFoundException(OPERATION, "user", "u1").kind()).isEqualTo("user");
        assertThat(new NotFoundException(OPERATION, "user", "u1").id()).isEqualTo("u1");
        assertThat(new AlreadyExistsException(OPERATION, "user", "email", "a@b.co").field())
                .isEqualTo("email");
        assertThat(new RateLimitedException(OPERATION, Duration.ofSeconds(7)).retryAfter())
                .contains(Duration.ofSeconds(7));
        assertThat(new RateLimitedException(OPERATION, null).retryAfter()).isEmpty();
        assertThat(new UnsupportedException(OPERATION).parameter()).isEmpty();
        assertThat(new NotConfiguredException(OPERATION, "smtp", "set smtp.host").setting())
                .isEqualTo("smtp");
        assertThat(new NotConfiguredException(OPERATION, "smtp", "set smtp.host").remedy())
                .isEqualTo("set smtp.host");
    }
}
