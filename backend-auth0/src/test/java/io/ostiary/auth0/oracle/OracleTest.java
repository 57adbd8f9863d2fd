package io.ostiary.auth0.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ostiary.auth0.emulator.Exchange;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OracleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIND = "GET /users/{id}";
    private static final String DELETE = "DELETE /users/{id}";
    private static final String SESSION = "GET /sessions/{id}";

    private final Recordings recordings = new Recordings(List.of(
            new Recording(FIND, "/api/v2/users/1", 200, json("{'user_id':'1','email':'a'}")),
            new Recording(FIND, "/api/v2/users/2", 404, json("{'statusCode':404,'message':'no','errorCode':'n'}")),
            new Recording("GET /roles/{id}", "/api/v2/roles/1", 404, json("{'statusCode':404,'message':'no'}")),
            new Recording(DELETE, "/api/v2/users/1", 204, MissingNode.getInstance()),
            new Recording(SESSION, "/api/v2/sessions/SessionID", 200, json("{'id':'SessionID'}"))));

    @Test
    void anAnswerLikeARecordedOneIsRight() {
        assertThat(violations(exchange(FIND, 200, "{'user_id':'7','email':'x'}")))
                .isEmpty();
    }

    @Test
    void anAnswerUnlikeARecordedOneIsFoundWithHowOftenItWas() {
        Exchange wrong = exchange(FIND, 200, "{'user_id':'7','mail':'x'}");

        Findings findings = oracle().findings(List.of(wrong, wrong), List.of());

        assertThat(findings.violations())
                .containsEntry(FIND + ": 200 $.email is missing", 2)
                .containsEntry(FIND + ": 200 $.mail was never shown", 2)
                .hasSize(2);
    }

    @Test
    void whatWasNotAskedForIsNotMissed() {
        var some = new Exchange(FIND, "/api/v2/users/1", "fields=email", null, "", 200, json("{'email':'x'}"), false);

        assertThat(violations(some)).containsExactly(FIND + ": query fields: is not documented");
    }

    @Test
    void aRefusalThatNobodyRecordedMustLookLikeTheRecordedOnes() {
        assertThat(violations(exchange(FIND, 400, "{'statusCode':400,'message':'no'}")))
                .isEmpty();
        assertThat(violations(exchange(FIND, 400, "{'error':'no'}"))).hasSize(3);
    }

    @Test
    void aSuccessWithAnotherStatusIsFound() {
        assertThat(violations(exchange(DELETE, 200, "{}"))).containsExactly(DELETE + ": 200 was never answered");
    }

    @Test
    void placeholdersProveNothing() {
        Findings findings = oracle().findings(List.of(exchange(SESSION, 200, "{'any':1}")), List.of());

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.unwitnessed()).containsExactly(SESSION + " 200");
    }

    @Test
    void anAnswerThatAFaultSpoiltIsNotCompared() {
        var spoilt = new Exchange(FIND, "/api/v2/users/1", null, null, "", 200, json("{'half':1}"), true);

        assertThat(violations(spoilt)).isEmpty();
    }

    @Test
    void aRequestThatTheDocumentDoesNotKnowIsFound() {
        assertThat(violations(new Exchange("GET /user/{id}", "/api/v2/user/1", null, null, "", 503, null, true)))
                .containsExactly("GET /user/{id}: is not documented");
        assertThat(violations(new Exchange(FIND, "/api/v2/users/1", "verbose=true", null, "", 503, null, true)))
                .containsExactly(FIND + ": query verbose: is not documented");
    }

    @Test
    void anOperationUnderAnotherNameIsFound() {
        assertThat(violations(new Exchange("GET /users/{user}", "/api/v2/users/1", null, null, "", 503, null, true)))
                .containsExactly("GET /users/{user}: is documented as " + FIND);
    }

    @Test
    void anExcuseCoversItsFindingAndIsMissedWhenItIsIdle() {
        var excuse = new Excuse("GET /users/.*", "200 \\$\\.mail was never shown", "it is new");
        List<Exchange> exchanges = List.of(exchange(FIND, 200, "{'user_id':'7','email':'x','mail':'x'}"));

        Findings findings = oracle().findings(exchanges, List.of(excuse));

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.excused()).containsEntry(FIND + ": 200 $.mail was never shown (it is new)", 1);
        assertThat(findings.idleExcuses()).isEmpty();
        assertThat(oracle().findings(List.of(), List.of(excuse)).idleExcuses()).containsExactly(excuse);
    }

    @Test
    void coverageCountsTheOperationsThatRealityAnswered() {
        Coverage coverage = Coverage.of(List.of(FIND, DELETE, SESSION, "GET /new"), List.of(FIND), recordings);

        assertThat(coverage.percent()).isEqualTo(50);
        assertThat(coverage.idle()).containsExactly(DELETE);
        assertThat(coverage.placeholders()).containsExactly(SESSION);
        assertThat(coverage.unrecorded()).containsExactly("GET /new");
    }

    @Test
    void aReportFailsOnWhatItFoundAndOnTooLittleCoverage() {
        Coverage all = Coverage.of(List.of(FIND), List.of(FIND), recordings);
        Coverage half = Coverage.of(List.of(FIND, DELETE), List.of(FIND), recordings);
        Findings none = oracle().findings(List.of(), List.of());
        Findings some = oracle().findings(List.of(exchange(FIND, 200, "{}")), List.of());

        assertThat(new Report(1, all, none, 1, List.of()).passes()).isTrue();
        assertThat(new Report(1, half, none, 1, List.of()).passes()).isFalse();
        assertThat(new Report(1, all, some, 1, List.of()).passes()).isFalse();
        assertThat(new Report(1, all, none, 1, List.of(FIND)).passes()).isFalse();
        assertThat(new Report(1, half, some, 1, List.of()).text())
                .contains("50.0 %", DELETE, "1 x " + FIND + ": 200 $.email is missing", "FAILED");
    }

    private List<String> violations(Exchange exchange) {
        return List.copyOf(
                oracle().findings(List.of(exchange), List.of()).violations().keySet());
    }

    private static Exchange exchange(String operation, int status, String response) {
        String path =
                "/api/v2" + operation.substring(operation.indexOf(' ') + 1).replace("{id}", "1");
        return new Exchange(operation, path, null, null, "", status, json(response), false);
    }

    private Oracle oracle() {
        String paths = "{'paths':{'/users/{id}':{'get':{},'delete':{}},'/sessions/{id}':{'get':{}}}}";
        try {
            return new Oracle(
                    new OpenApi(paths.replace('\'', '"'), "/api/v2"), new OpenApi("{\"paths\":{}}", ""), recordings);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
