package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Takes each request through limit, token, scope, plan and rules to its operation. */
final class Front extends Dispatcher {
    /** The load balancer's limit of a request line. */
    private static final int LONGEST_URL = 8_192;

    private final Tenant tenant;
    private final Router router;
    private final AccessTokens tokens;
    private final Switches switches;
    private final Faults faults;
    private final RequestLog log;

    Front(Tenant tenant, Router router, AccessTokens tokens, Switches switches, Faults faults, RequestLog log) {
        this.tenant = tenant;
        this.router = router;
        this.tokens = tokens;
        this.switches = switches;
        this.faults = faults;
        this.log = log;
    }

    @Override
    public MockResponse dispatch(RecordedRequest recorded) {
        HttpUrl url = recorded.getUrl();
        Optional<Router.Match> match = router.find(recorded.getMethod(), url);
        String operation =
                match.map(found -> found.operation().id()).orElse(recorded.getMethod() + " " + url.encodedPath());
        Optional<Fault> fault = faults.meet(operation);
        Reply reply = fault.map(Spoiler::new)
                .map(spoiler -> spoiler.reply(() -> reply(recorded, match)))
                .orElseGet(() -> reply(recorded, match));
        ByteString content = Optional.ofNullable(recorded.getBody()).orElse(ByteString.EMPTY);
        log.add(new Exchange(
                operation,
                url.encodedPath(),
                url.encodedQuery(),
                recorded.getHeaders().get("content-type"),
                content.utf8(),
                reply.status(),
                reply.json(),
                fault.isPresent()));
        return reply.response();
    }

    private Reply reply(RecordedRequest recorded, Optional<Router.Match> match) {
        RateLimit limit = switches.limit();
        if (!limit.take()) {
            return Reply.of(RateLimit.problem().answer(), limit.exceeded());
        }
        Answer answer;
        try {
            answer = answer(recorded, match);
        } catch (Problem problem) {
            answer = problem.answer();
        }
        return Reply.of(answer, limit.headers());
    }

    private Answer answer(RecordedRequest recorded, Optional<Router.Match> match) {
        HttpUrl url = recorded.getUrl();
        if (recorded.getTarget().length() > LONGEST_URL) {
            throw Problem.of(414, "URI Too Long");
        }
        Operation operation = match.map(Router.Match::operation).orElseThrow(() -> Problem.of(404, "Not Found"));
        AccessTokens.Grant grant = operation.isManagement()
                ? tokens.grant(recorded.getHeaders().get("authorization"))
                : AccessTokens.Grant.NONE;
        requireScope(operation, grant.scopes());
        operation.feature().filter(switches::lacks).ifPresent(feature -> {
            throw feature.missing();
        });
        Map<String, String> variables = match.orElseThrow().variables();
        check(operation.path(), variables, Rule.Part.PATH);
        check(operation.query(), parameters(url), Rule.Part.QUERY);
        ByteString content = Optional.ofNullable(recorded.getBody()).orElse(ByteString.EMPTY);
        JsonNode json = operation
                .body()
                .map(rule -> read(rule, recorded.getHeaders().get("content-type"), content))
                .orElse(null);
        Request request = new Request(variables, url, recorded.getHeaders(), content, grant.scopes(), json);
        synchronized (tenant) {
            tenant.settle();
            Answer answer = operation.answer(request).snapshot();
            if (operation.isManagement() && !operation.method().equals("GET")) {
                logWrite(grant, operation, request, answer);
            }
            return answer;
        }
    }

    /** Logs what was done, with whatever was sent and answered; what is refused leaves no entry. */
    private void logWrite(AccessTokens.Grant grant, Operation operation, Request request, Answer answer) {
        ObjectNode entry = tenant.log()
                .write("sapi", "127.0.0.1")
                .put("description", operation.id())
                .put("client_id", grant.clientId());
        ObjectNode details = entry.putObject("details");
        details.putObject("request")
                .put("method", operation.method().toLowerCase(Locale.ROOT))
                .put("path", request.url().encodedPath())
                .<ObjectNode>set(
                        "body",
                        request.json() == null ? Json.object() : request.json().deepCopy())
                .put("ip", "127.0.0.1");
        details.putObject("response")
                .put("statusCode", answer.status())
                .set(
                        "body",
                        answer.json() == null ? Json.object() : answer.json().deepCopy());
    }

    private static void requireScope(Operation operation, Set<String> scopes) {
        if (operation.isManagement() && operation.scopes().stream().noneMatch(scopes::contains)) {
            throw Problem.of(
                    403,
                    "Insufficient scope, expected any of: " + String.join(",", operation.scopes()),
                    "insufficient_scope");
        }
    }

    private static Map<String, String> parameters(HttpUrl url) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : url.queryParameterNames()) {
            parameters.put(name, Optional.ofNullable(url.queryParameter(name)).orElse(""));
        }
        return parameters;
    }

    private static void check(ObjectRule rule, Map<String, String> texts, Rule.Part part) {
        try {
            rule.checkTexts(texts);
        } catch (Rule.InvalidValue invalid) {
            throw invalid.in(part);
        }
    }

    private static JsonNode read(Rule rule, @Nullable String contentType, ByteString content) {
        if (!Json.isJson(contentType)) {
            throw Problem.of(415, "Unsupported Media Type");
        }
        JsonNode json = Json.parse(content.utf8())
                .orElseThrow(() -> Problem.invalidBody("Invalid request payload JSON format"));
        try {
            rule.check(json, "");
            return json;
        } catch (Rule.InvalidValue invalid) {
            throw invalid.in(Rule.Part.BODY);
        }
    }
}
