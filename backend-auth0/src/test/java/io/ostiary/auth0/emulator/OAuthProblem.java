package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/** A refusal in the Authentication API's words. */
@SuppressWarnings("serial") // never serialised
final class OAuthProblem extends RuntimeException {
    private final int status;
    private final ObjectNode body;

    private OAuthProblem(int status, String error, String description) {
        super(error + ": " + description, null, false, false);
        this.status = status;
        body = Json.object().put("error", error).put("error_description", description);
    }

    static OAuthProblem of(int status, String error, String description) {
        return new OAuthProblem(status, error, description);
    }

    static OAuthProblem invalidRequest(String description) {
        return of(400, "invalid_request", description);
    }

    static OAuthProblem invalidGrant(String description) {
        return of(403, "invalid_grant", description);
    }

    static OAuthProblem accessDenied(String description) {
        return of(403, "access_denied", description);
    }

    String description() {
        return body.path("error_description").asText();
    }

    /** The type of the entry that a sign-in which it refuses leaves in the log. */
    String logged(boolean isOfSomebody) {
        if (description().startsWith("Wrong ")) {
            return isOfSomebody ? "fp" : "fu";
        }
        return switch (body.path("error").asText()) {
            case "mfa_required" -> "mfar";
            case "too_many_attempts" -> "limit_wc";
            default -> "fepft";
        };
    }

    /** Adds a member to the body. */
    OAuthProblem with(String name, String value) {
        body.put(name, value);
        return this;
    }

    /** The answer of an operation, or the refusal that it throws. */
    static Answer orRefusal(Supplier<Answer> operation) {
        try {
            return operation.get();
        } catch (OAuthProblem problem) {
            return Answer.json(problem.status, problem.body);
        }
    }
}
