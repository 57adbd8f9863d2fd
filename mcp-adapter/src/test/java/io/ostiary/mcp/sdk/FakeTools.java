package io.ostiary.mcp.sdk;

import io.ostiary.mcp.protocol.Answer;
import io.ostiary.mcp.protocol.Caller;
import io.ostiary.mcp.protocol.Question;
import io.ostiary.mcp.protocol.ServerInfo;
import io.ostiary.mcp.protocol.ToolCall;
import io.ostiary.mcp.protocol.ToolDefinition;
import io.ostiary.mcp.protocol.ToolResult;
import io.ostiary.mcp.protocol.ToolService;
import io.ostiary.mcp.protocol.UnknownToolException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Four tools: one that answers at once, one that asks a person, one that breaks, and one that waits until it is let go.
 */
final class FakeTools implements ToolService {

    static final String SECRET = "canary-7f3a";

    /** One permit for every call of {@code slow} that has begun. */
    final Semaphore begun = new Semaphore(0);

    /** Every call of {@code slow} goes on once this is open. */
    final CountDownLatch letGo = new CountDownLatch(1);

    final Queue<Caller> callers = new ConcurrentLinkedQueue<>();
    final Queue<String> clients = new ConcurrentLinkedQueue<>();
    final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    @Override
    public ServerInfo info() {
        return new ServerInfo("fake", "Fake tools", "1.0", "Call echo.");
    }

    @Override
    public List<ToolDefinition> list(Caller caller) {
        return List.of(tool("slow"), tool("echo"), tool("ask"), tool("broken"), tool("overflow"));
    }

    @Override
    public ToolResult call(ToolCall call) {
        callers.add(call.caller());
        clients.add(call.client().name());
        return switch (call.tool()) {
            case "echo" -> text(call.arguments().get("text"));
            case "ask" -> ask(call);
            case "slow" -> slow(call);
            case "broken" -> throw new IllegalStateException("password " + SECRET);
            case "overflow" -> throw new StackOverflowError(SECRET);
            default -> throw new UnknownToolException(call.tool());
        };
    }

    private ToolResult ask(ToolCall call) {
        Answer answer = call.client().ask(new Question("Delete alice?", "name", "Name", "Type the name"));
        answers.add(answer);
        return text(
                answer instanceof Answer.Accepted accepted
                        ? accepted.value()
                        : answer.getClass().getSimpleName());
    }

    private ToolResult slow(ToolCall call) {
        begun.release();
        try {
            call.client().progress(1, 2, "half way");
            boolean free = letGo.await(30, TimeUnit.SECONDS);
            return text(free ? "done" : "never let go");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return text("interrupted");
        }
    }

    private static ToolResult text(@Nullable Object value) {
        String text = String.valueOf(value);
        return new ToolResult(Map.of("text", text), "{\"text\":\"" + text + "\"}", false);
    }

    private static ToolDefinition tool(String name) {
        return new ToolDefinition(name, "The " + name + " tool", "Does " + name, """
                {"type":"object","properties":{"text":{"type":"string"},"also":{"type":"string"}},
                 "additionalProperties":false}""", """
                {"type":"object","properties":{"text":{"type":"string"}},"required":["text"]}""", true, false, true);
    }
}
