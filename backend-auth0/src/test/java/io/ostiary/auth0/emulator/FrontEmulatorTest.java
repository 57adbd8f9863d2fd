package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.auth0.emulator.Caller.Result;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrontEmulatorTest extends EmulatorContext {
    @Test
    void aRequestWithoutATokenIsUnauthenticated() {
        Result refused = api.withAuthorization(null).get("/users/x");

        assertRefused(refused, 401, "", "Missing authentication");
        assertThat(refused.json().at("/attributes/error").asText()).isEqualTo("Missing authentication");
    }

    @Test
    void aHeaderThatIsNoBearerTokenIsABadRequest() {
        assertRefused(
                api.withAuthorization("Basic eDp5").get("/users/x"),
                400,
                "Bearer",
                "Bad HTTP authentication header format");
    }

    @Test
    void anUnknownTokenIsInvalidAndAnOldOneExpired() {
        assertRefused(api.withAuthorization("Bearer nonsense").get("/users/x"), 401, "", "Invalid token");
        emulator.clock().advance(Duration.ofDays(2));
        assertRefused(api.get("/users/x"), 401, "", "Expired token received for JSON Web Token validation");
    }

    @Test
    void aTokenNeedsOneOfTheScopes() {
        Caller reader = new Caller(emulator, emulator.token("read:users"));

        assertThat(reader.get("/users/x").status()).isEqualTo(404);
        assertRefused(
                reader.delete("/users/x"),
                403,
                "insufficient_scope",
                "Insufficient scope, expected any of: delete:users,delete:current_user");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertRefused(api.get("/nothing"), 404, "", "Not Found");
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() throws IOException {
        assertThat(api.exchange("POST", "/users", "text/plain", "x").status()).isEqualTo(415);
        assertRefused(
                api.exchange("POST", "/users", "application/json", "{\"a\":"),
                400,
                "invalid_body",
                "Invalid request payload JSON format");
    }

    @Test
    void moreRequestsThanTheLimitAreRefusedWithHeadersInLowerCase() {
        emulator.switches().requestsPerSecond(2);

        assertThat(api.get("/users/x").header("x-ratelimit-remaining")).isEqualTo("1");
        assertThat(api.get("/users/x").status()).isEqualTo(404);
        Result refused = api.get("/users/x");
        assertRefused(refused, 429, "too_many_requests", "Global limit has been reached");
        assertThat(refused.response().headers().map())
                .containsKeys("x-ratelimit-limit", "x-ratelimit-reset", "retry-after");
        emulator.clock().advance(Duration.ofSeconds(1));
        assertThat(api.get("/users/x").status()).isEqualTo(404);
    }

    @Test
    void aFaultHappensAsOftenAsPlanned() {
        emulator.faults().next(2, "GET /users/{id}", new Fault.Status(503));

        assertThat(api.delete("/users/x").status()).isEqualTo(204);
        assertThat(api.get("/users/x").status()).isEqualTo(503);
        assertThat(api.get("/users/x").status()).isEqualTo(503);
        assertThat(api.get("/users/x").status()).isEqualTo(404);
    }

    @Test
    void aConnectionIsCutBeforeOrAfterTheChange() {
        emulator.faults().next(1, "POST /users", new Fault.ResetBeforeCommit());
        emulator.faults().next(1, "POST /users", new Fault.ResetAfterCommit());

        assertThatThrownBy(() -> create("before@example.com")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> create("after@example.com")).isInstanceOf(IOException.class);
        assertThat(createUser("before@example.com", "").status()).isEqualTo(201);
        assertThat(createUser("after@example.com", "").status()).isEqualTo(409);
    }

    @Test
    void anAnswerIsCutInTheMiddleOrIsNoJsonOrComesSlowly() throws IOException {
        emulator.faults().next(1, new Fault.HalfBody());
        emulator.faults().next(1, new Fault.WrongJson());
        emulator.faults().next(1, new Fault.SlowDrip(Duration.ofMillis(1)));

        assertThatThrownBy(() -> create("half@example.com")).isInstanceOf(IOException.class);
        assertThat(create("wrong@example.com").json().isMissingNode()).isTrue();
        assertThat(create("slow@example.com").status()).isEqualTo(201);
        assertThat(createUser("half@example.com", "").status()).isEqualTo(409);
        assertThat(createUser("wrong@example.com", "").status()).isEqualTo(409);
    }

    @Test
    void aTenantThatRefusesConnectionsComesBackAsItWas() {
        String ann = user("ann@example.com");

        emulator.refuse();
        assertThatThrownBy(() -> api.exchange("GET", "/users/" + ann, null)).isInstanceOf(IOException.class);
        emulator.accept();

        assertThat(api.get("/users/" + ann).status()).isEqualTo(200);
    }

    @Test
    void everyExchangeIsLoggedByItsOperation() {
        user("ann@example.com");
        api.get("/users/none");

        Exchange created = emulator.log().exchanges("POST /users").get(0);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.requestJson().orElseThrow().get("email").asText()).isEqualTo("ann@example.com");
        assertThat(created.response()).isNotNull();
        assertThat(emulator.log().exchanges("GET /users/{id}")).singleElement().satisfies(exchange -> {
            assertThat(exchange.status()).isEqualTo(404);
            assertThat(exchange.path()).isEqualTo("/api/v2/users/none");
        });
    }

    private Result create(String email) throws IOException {
        return api.exchange(
                "POST",
                "/users",
                "{'connection':'Username-Password-Authentication','password':'Correct-horse-9','email':'" + email
                        + "'}");
    }
}
