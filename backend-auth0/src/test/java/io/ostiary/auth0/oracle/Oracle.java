package io.ostiary.auth0.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ostiary.auth0.emulator.Exchange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is known of Auth0: what its documents say of requests, and what its tenants answered. */
final class Oracle {
    private static final String MANAGEMENT = "/api/v2";

    private final OpenApi management;
    private final OpenApi authentication;
    private final Recordings recordings;

    Oracle(OpenApi management, OpenApi authentication, Recordings recordings) {
        this.management = management;
        this.authentication = authentication;
        this.recordings = recordings;
    }

    /** Reads the documents and the recordings that lie in a folder. */
    static Oracle read(Path folder) throws IOException {
        return new Oracle(
                OpenApi.read(folder.resolve("auth0-openapi.json"), MANAGEMENT),
                OpenApi.read(folder.resolve("auth0-authentication-openapi.json"), ""),
                Recordings.read(folder.resolve("auth0-recordings.json")));
    }

    Recordings recordings() {
        return recordings;
    }

    /** Holds requests against the documents and answers against the recordings. */
    Findings findings(Collection<Exchange> exchanges, List<Excuse> excuses) {
        var findings = new Findings(excuses);
        for (Exchange exchange : exchanges) {
            checkRequest(exchange, findings);
            if (!exchange.injected()) {
                checkAnswer(exchange, findings);
            }
        }
        return findings;
    }

    /** The documented operation that a request is for. */
    Optional<ApiOperation> operation(String method, String path) {
        OpenApi api = path.startsWith(MANAGEMENT + "/") ? management : authentication;
        return api.find(method, path);
    }

    private void checkRequest(Exchange exchange, Findings findings) {
        String method = exchange.operation().substring(0, exchange.operation().indexOf(' '));
        Optional<ApiOperation> operation = operation(method, exchange.path());
        if (operation.isEmpty()) {
            findings.add(exchange.operation(), "is not documented");
        } else if (!operation.get().id().equals(exchange.operation())) {
            findings.add(
                    exchange.operation(), "is documented as " + operation.get().id());
        } else {
            operation
                    .get()
                    .violations(request(method, exchange))
                    .forEach(why -> findings.add(exchange.operation(), why));
        }
    }

    private static ApiRequest request(String method, Exchange exchange) {
        return ApiRequest.of(
                method,
                exchange.path(),
                Objects.requireNonNullElse(exchange.query(), ""),
                Objects.requireNonNullElse(exchange.contentType(), ""),
                exchange.request());
    }

    private void checkAnswer(Exchange exchange, Findings findings) {
        JsonNode response = Objects.requireNonNullElse(exchange.response(), MissingNode.getInstance());
        var answer = new Recording(exchange.operation(), exchange.path(), exchange.status(), response);
        Optional<KeyPaths> reality = recordings.of(answer);
        if (reality.isPresent()) {
            for (Deviation deviation : reality.get().deviations(response)) {
                if (deviation.kind() == Deviation.Kind.UNWITNESSED) {
                    findings.unwitnessed(answer.key() + ": " + deviation.path());
                } else if (deviation.kind() != Deviation.Kind.MISSING || !asksForSomeFields(exchange)) {
                    findings.add(exchange.operation(), exchange.status() + " " + deviation);
                }
            }
        } else if (!answer.refused() && recordings.hasSuccess(exchange.operation())) {
            findings.add(exchange.operation(), exchange.status() + " was never answered");
        } else {
            findings.unwitnessed(answer.key());
        }
    }

    /** Whether the answer is to leave out what was not asked for. */
    private static boolean asksForSomeFields(Exchange exchange) {
        return exchange.query() != null && exchange.query().contains("fields=");
    }
}
