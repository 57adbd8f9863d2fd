package io.ostiary.mcp.cli;

import io.ostiary.Effect;
import io.ostiary.Operation;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.mcp.tool.Tool;
import io.ostiary.mcp.tool.Tools;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ostiary tools}: lists what a server started with the same options would offer. */
@Command(
        name = "tools",
        description = "List the tools that run would offer with the same options.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ToolsCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private BackendOptions backendOptions = new BackendOptions();

    @Mixin
    private ServerFlags flags = new ServerFlags();

    ToolsCommand(Streams streams) {
        this.streams = streams;
    }

    private static final Map<Effect, String> EFFECTS =
            Map.of(Effect.READ, "read", Effect.WRITE, "write", Effect.DANGER, "danger");

    @Override
    public Integer call() {
        Configuration configuration = backendOptions.configuration();
        try (IdentityBackend backend = backendOptions.open(configuration, streams.environment())) {
            var offered = flags.options(configuration).build().selection().on(backend.capabilities());
            streams.out().printf("%-28s %-9s %-7s %s%n", "TOOL", "TOOLSET", "EFFECT", "WHAT IT DOES");
            for (Tool<?> tool : Tools.all(offered)) {
                Operation operation = tool.operation();
                streams.out()
                        .printf(
                                "%-28s %-9s %-7s %s%n",
                                tool.name(), operation.toolset().id(), EFFECTS.get(operation.effect()), tool.summary());
            }
            streams.out()
                    .printf(
                            "%n%d of %d tools. read changes nothing, danger asks a person for approval. --toolsets all"
                                    + " offers every one.%n",
                            offered.size(), Operation.values().length);
        }
        return 0;
    }
}
