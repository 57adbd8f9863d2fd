package io.ostiary.auth0.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.user.UserId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIND = "GET /users/{id}";
    private static final UserId SOMEONE = UserId.of("auth0|63d17c3e9d503d76c056c156");

    private final PortCall find = new PortCall("find", tenant -> tenant.users().find(SOMEONE));

    @Test
    void whatTheBackendReadsIsDecoded() {
        Replay replay = replay(recording(200, "{'user_id':'auth0|1','identities':[{'provider':'auth0'}]}"));

        assertThat(replay.failures()).isEmpty();
        assertThat(replay.decoded()).isEqualTo(1);
    }

    @Test
    void aRefusalIsReadAsWell() {
        Replay replay = replay(
                recording(200, "{'user_id':'auth0|1'}"),
                recording(404, "{'statusCode':404,'message':'The user does not exist.'}"));

        assertThat(replay.failures()).isEmpty();
        assertThat(replay.decoded()).isEqualTo(2);
    }

    @Test
    void whatTheBackendCannotReadIsFound() {
        Replay replay = replay(
                recording(200, "{'user_id':'auth0|1'}"), recording(200, "{'user_id':'auth0|1','identities':'none'}"));

        assertThat(replay.failures()).singleElement().asString().startsWith("find, " + FIND + " 200: ");
    }

    @Test
    void anAnswerIsAboutWhatWasAskedFor() {
        List<UserId> found = new ArrayList<>();

        Replay replay = replay(
                new PortCall(
                        "find another",
                        tenant -> tenant.users().find(UserId.of("auth0|2")).ifPresent(user -> found.add(user.id()))),
                recording(200, "{'user_id':'auth0|1'}"));

        assertThat(replay.failures()).isEmpty();
        assertThat(found).isNotEmpty().containsOnly(UserId.of("auth0|2"));
    }

    private Replay replay(Recording... recordings) {
        return replay(find, recordings);
    }

    private static Replay replay(PortCall call, Recording... recordings) {
        try {
            var oracle = new Oracle(
                    new OpenApi("{\"paths\":{\"/users/{id}\":{\"get\":{}}}}", "/api/v2"),
                    new OpenApi("{\"paths\":{}}", ""),
                    new Recordings(Arrays.asList(recordings)));
            var replay = new Replay(oracle);
            replay.run(List.of(call));
            return replay;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Recording recording(int status, String response) {
        return new Recording(FIND, "/api/v2/users/auth0%7C1", status, json(response));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
