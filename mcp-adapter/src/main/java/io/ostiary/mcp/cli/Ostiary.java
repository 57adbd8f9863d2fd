package io.ostiary.mcp.cli;

import io.ostiary.IdentityException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code ostiary} command. */
@Command(
        name = "ostiary",
        description = "Identity administration for AI assistants and for scripts, whatever provider stands behind it.",
        subcommands = {
            RunCommand.class,
            ToolsCommand.class,
            ImportCommand.class,
            DoctorCommand.class,
            OutboxCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Ostiary.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Try it without any provider, on 200 invented users:",
            "  ./ostiary run --demo                  over stdio, for an MCP client to start",
            "  ./ostiary run --demo --http 8080      at http://127.0.0.1:8080/mcp"
        })
public final class Ostiary {
    private static final int REFUSED = 2;

    private Ostiary() {}

    /** Runs the command and exits with its status: 0 done, 1 failed, 2 not understood or refused. */
    public static void main(String[] args) {
        System.exit(execute(System.getenv(), System.out, System.err, args));
    }

    /** Runs the command and returns its status. */
    static int execute(Map<String, String> environment, PrintStream out, PrintStream err, String... args) {
        var streams = new Streams(environment, out, err);
        var command = new CommandLine(new Ostiary(), streams);
        command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((exception, line, result) -> {
            if (exception instanceof IdentityException refused) {
                line.getErr().println("ostiary: " + refused.getMessage());
                return refused.code() == IdentityException.Code.INVALID_ARGUMENT ? REFUSED : 1;
            }
            throw exception;
        });
        command.setParameterExceptionHandler((exception, arguments) -> {
            CommandLine line = exception.getCommandLine();
            String reason = String.valueOf(exception.getMessage());
            line.getErr().println("ostiary: " + reason.lines().findFirst().orElse("not understood"));
            if (arguments.length == 0) {
                line.usage(line.getErr());
            } else {
                line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
            }
            return REFUSED;
        });
        return command.execute(args);
    }

    /** Tells which release this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Ostiary.class.getPackage().getImplementationVersion();
            return new String[] {"ostiary " + (version == null ? "development" : version)};
        }
    }
}
