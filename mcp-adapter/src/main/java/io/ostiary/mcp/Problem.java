package io.ostiary.mcp;

import io.ostiary.Effect;
import io.ostiary.IdentityException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.RateLimitedException;
import io.ostiary.UnsupportedException;
import io.ostiary.Violation;
import io.ostiary.mcp.binding.Printable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Failures as problem details (RFC 9457): what went wrong, in a form that a model can act on. */
final class Problem {
    private static final String TYPE = "urn:ostiary:problem:";
    private static final int DETAIL = 2000;

    private Problem() {}

    /**
     * The problem that an exception tells of.
     *
     * @param operation what was called, which is not always what failed: a deletion fails at looking its target up
     */
    static Map<String, @Nullable Object> of(Operation operation, IdentityException e) {
        Map<String, @Nullable Object> problem =
                problem(e.code().id(), e.code().status(), Printable.line(e.detail(), DETAIL));
        problem.put("operation", operation.id());
        if (e instanceof InvalidArgumentException invalid) {
            problem.put(
                    "violations",
                    invalid.violations().stream().map(Problem::violation).toList());
        } else if (e instanceof UnsupportedException unsupported) {
            unsupported.parameter().ifPresent(parameter -> problem.put("parameter", parameter));
            problem.put("reason", unsupported.reason());
        } else if (e instanceof NotConfiguredException missing) {
            problem.put("setting", missing.setting());
            problem.put("remedy", missing.remedy());
        } else if (e instanceof RateLimitedException limited) {
            limited.retryAfter()
                    .map(Duration::toSeconds)
                    .ifPresent(seconds -> problem.put("retry_after_seconds", seconds));
        }
        return problem;
    }

    private static Map<String, @Nullable Object> violation(Violation violation) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("field", Printable.line(violation.field(), 120));
        told.put("problem", Printable.line(violation.problem(), 500));
        return told;
    }

    /** A defect: the log knows more under the incident's id, the client does not. */
    static Map<String, @Nullable Object> internal(String incident) {
        Map<String, @Nullable Object> problem = problem(
                "internal", 500, "something went wrong inside the server; its log tells more about " + incident);
        problem.put("incident", incident);
        return problem;
    }

    /** A result that is larger than the server sends. */
    static Map<String, @Nullable Object> tooLarge(Operation operation, int bytes, int limit) {
        String size = "the result is " + bytes + " bytes and " + limit + " are allowed; ";
        return problem(
                "result-too-large",
                413,
                operation.effect() == Effect.READ
                        ? size + "ask for less: fewer fields, named keys, a narrower query"
                        : "it was done, do not repeat it; only " + size + "read what you need to know of it");
    }

    private static Map<String, @Nullable Object> problem(String code, int status, String detail) {
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("type", TYPE + code);
        problem.put("title", code.replace('-', ' '));
        problem.put("status", status);
        problem.put("detail", detail);
        return problem;
    }
}
