package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.auth0.emulator.Caller.Result;
import org.junit.jupiter.api.AfterEach;

/** A tenant of its own for each test, and someone with every scope to call it. */
abstract class EmulatorContext {
    final Auth0Emulator emulator = Auth0Emulator.start();
    final Caller api = new Caller(emulator, emulator.tokenOfAll());

    @AfterEach
    final void close() {
        emulator.close();
    }

    /** Creates a user of the first connection with more fields, such as {@code ,'blocked':true}. */
    final Result createUser(String email, String more) {
        return api.post(
                "/users",
                "{'connection':'Username-Password-Authentication','password':'Correct-horse-9','email':'" + email + "'"
                        + more + "}");
    }

    /** Creates a user and returns its id as a path segment. */
    final String user(String email) {
        Result created = createUser(email, "");
        assertThat(created.status()).isEqualTo(201);
        return Caller.encode(created.text("user_id"));
    }

    static void assertRefused(Result result, int status, String errorCode, String message) {
        assertThat(result.message()).isEqualTo(message);
        assertThat(result.errorCode()).isEqualTo(errorCode);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.json().path("statusCode").asInt()).isEqualTo(status);
    }
}
