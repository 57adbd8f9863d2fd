package io.ostiary.mcp.sdk;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.ostiary.mcp.protocol.Answer;
import io.ostiary.mcp.protocol.Client;
import io.ostiary.mcp.protocol.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * The client, as the session of one call knows it.
 */
final class ConnectedClient implements Client {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectedClient.class);

    private final McpAsyncServerExchange exchange;
    private final @Nullable Object progressToken;

    ConnectedClient(McpAsyncServerExchange exchange, @Nullable Object progressToken) {
        this.exchange = exchange;
        this.progressToken = progressToken;
    }

    @Override
    public String name() {
        Implementation info = exchange.getClientInfo();
        return info == null || info.name() == null || info.name().isBlank() ? "unknown" : info.name();
    }

    /** {@code "elicitation": {}} means form: revision 2025-11-25, "Capabilities" of elicitation. */
    @Override
    public boolean canAsk() {
        ClientCapabilities capabilities = exchange.getClientCapabilities();
        ClientCapabilities.Elicitation elicitation = capabilities == null ? null : capabilities.elicitation();
        return elicitation != null && (elicitation.form() != null || elicitation.url() == null);
    }

    @Override
    public Answer ask(Question question) {
        if (!canAsk()) {
            return new Answer.Failed("the client cannot ask a person");
        }
        try {
            ElicitResult result = asked(form(question)).block();
            return result == null ? new Answer.Failed("the client gave no answer") : answer(question, result);
        } catch (RuntimeException e) {
            LOG.debug("A question was not answered", e);
            return new Answer.Failed(reason(Exceptions.unwrap(e)));
        }
    }

    @Override
    public void progress(double done, double total, String message) {
        if (progressToken == null) {
            return;
        }
        try {
            exchange.progressNotification(ProgressNotification.builder(progressToken, done)
                            .total(total)
                            .message(message)
                            .build())
                    .block();
        } catch (RuntimeException e) {
            LOG.debug("Progress was not delivered", e);
        }
    }

    private Mono<ElicitResult> asked(ElicitRequest form) {
        Object heartbeat = exchange.transportContext().get(Heartbeat.KEY);
        Mono<ElicitResult> answer = exchange.createElicitation(form);
        return heartbeat instanceof Heartbeat beating
                ? Mono.firstWithSignal(answer, beating.untilGone(exchange))
                : answer;
    }

    private static ElicitRequest form(Question question) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("type", "string");
        field.put("title", question.title());
        field.put("description", question.description());
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", Map.of(question.field(), field));
        schema.put("required", List.of(question.field()));
        return ElicitFormRequest.builder(question.message(), schema).build();
    }

    private static Answer answer(Question question, ElicitResult result) {
        return switch (result.action()) {
            case ACCEPT ->
                result.content() != null && result.content().get(question.field()) instanceof String value
                        ? new Answer.Accepted(value)
                        : new Answer.Failed("the client accepted without filling in the form");
            case DECLINE -> new Answer.Declined();
            case CANCEL -> new Answer.Cancelled();
        };
    }

    private static String reason(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "nobody answered in time";
        }
        if (cause instanceof McpError) {
            return "the client answered with an error";
        }
        if (cause instanceof IllegalArgumentException) {
            return "the client's answer could not be read";
        }
        return "the client went away before answering";
    }
}
