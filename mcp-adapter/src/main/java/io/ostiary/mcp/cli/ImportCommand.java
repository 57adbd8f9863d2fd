package io.ostiary.mcp.cli;

import io.ostiary.InvalidArgumentException;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.mcp.IdentityTools;
import io.ostiary.mcp.ServerOptions;
import io.ostiary.mcp.protocol.Answer;
import io.ostiary.mcp.protocol.Caller;
import io.ostiary.mcp.protocol.Client;
import io.ostiary.mcp.protocol.Question;
import io.ostiary.mcp.protocol.ToolCall;
import io.ostiary.mcp.protocol.ToolResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ostiary import}: the import_users tool, from the command line. */
@Command(
        name = "import",
        description = {
            "Create, or update, users from a JSON file: an array of objects as import_users takes them. Exit status 1"
                    + " when a row failed.",
            "The memory backend forgets them when the command ends: there it is a trial of the file."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "FILE", description = "The JSON file.")
    private Path file = Path.of("");

    @Mixin
    private BackendOptions backendOptions = new BackendOptions();

    @Option(names = "--tenant", paramLabel = "ID", description = "The tenant, where there are several.")
    private @Nullable String tenant;

    @Option(names = "--mode", paramLabel = "MODE", description = "create (the default) or upsert.")
    private @Nullable String mode;

    ImportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Path real = realFile();
        Configuration configuration = backendOptions.configuration();
        try (IdentityBackend backend = backendOptions.open(configuration, streams.environment())) {
            ServerOptions options = ServerOptions.builder()
                    .tools(List.of("import_users"))
                    .unattended(List.of("import_users"))
                    .importFolder(real.getParent())
                    .callTimeout(Duration.ofHours(1))
                    .build();
            Map<String, @Nullable Object> arguments = new HashMap<>();
            arguments.put("file", String.valueOf(real.getFileName()));
            arguments.put("tenant", tenant != null ? tenant : configuration.tenant());
            arguments.put("mode", mode);
            ToolResult result = new IdentityTools(backend, options, Clock.systemUTC())
                    .call(new ToolCall(
                            "import_users",
                            arguments,
                            Caller.unrestricted("operator", "command-line", null),
                            new Terminal(streams)));
            streams.out().println(result.text());
            return result.error() || failedRows(result) ? 1 : 0;
        }
    }

    private static boolean failedRows(ToolResult result) {
        return result.structured() instanceof Map<?, ?> report
                && report.get("failed") instanceof Integer failed
                && failed > 0;
    }

    /** The file behind the name, which an operator may well have linked from elsewhere. */
    private Path realFile() {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new InvalidArgumentException("FILE", "cannot be read: " + file);
        }
    }

    /** A terminal as a client: progress goes to standard error, and nobody is asked anything. */
    private record Terminal(Streams streams) implements Client {
        @Override
        public String name() {
            return "ostiary import";
        }

        @Override
        public boolean canAsk() {
            return false;
        }

        @Override
        public Answer ask(Question question) {
            return new Answer.Failed("the command line does not ask");
        }

        @Override
        public void progress(double done, double total, String message) {
            streams.err().println(message);
        }
    }
}
