package io.ostiary.mcp.cli;

import io.ostiary.mcp.ServerOptions;
import io.ostiary.mcp.guard.Selection;
import io.ostiary.tenant.TenantId;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which tools are offered, and how far they may go. */
final class ServerFlags {
    @Option(
            names = "--toolsets",
            split = ",",
            paramLabel = "NAME",
            completionCandidates = ToolsetNames.class,
            description = "What to offer; core unless tools are named: ${COMPLETION-CANDIDATES}.")
    private List<String> toolsets = List.of();

    @Option(names = "--tools", split = ",", paramLabel = "GLOB", description = "Single tools to offer, such as list_*.")
    private List<String> tools = List.of();

    @Option(
            names = "--exclude-tools",
            split = ",",
            paramLabel = "GLOB",
            description = "Tools to leave out; wins over --toolsets and --tools.")
    private List<String> excludedTools = List.of();

    @Option(names = "--read-only", description = "Offer only tools that change nothing; wins over everything.")
    private boolean readOnly;

    @Option(
            names = "--unattended",
            split = ",",
            paramLabel = "GLOB",
            description = "Dangerous tools that run without a person's approval, such as delete_user_metadata.")
    private List<String> unattended = List.of();

    @Option(names = "--tenant", paramLabel = "ID", description = "The tenant that is meant when a call names none.")
    private @Nullable String tenant;

    @Option(
            names = "--secrets-dir",
            paramLabel = "FOLDER",
            description = "Where new tokens go, each in a file that only you can read; by default ~/.ostiary/secrets.")
    private @Nullable Path secretsFolder;

    @Option(names = "--import-dir", paramLabel = "FOLDER", description = "The folder that import_users may read.")
    private @Nullable Path importFolder;

    @Option(names = "--no-output-schemas", description = "Leave output schemas out of the tool list, to save tokens.")
    private boolean noOutputSchemas;

    /** The options that these flags and the configuration make; flags add to lists, and win elsewhere. */
    ServerOptions.Builder options(Configuration configuration) {
        ServerOptions.Builder options = ServerOptions.builder()
                .toolsets(toolsets.isEmpty() ? configuration.toolsets() : toolsets)
                .tools(tools.isEmpty() ? configuration.tools() : tools)
                .excludedTools(both(excludedTools, configuration.excludeTools()))
                .readOnly(readOnly || Boolean.TRUE.equals(configuration.readOnly()))
                .unattended(unattended.isEmpty() ? configuration.unattended() : unattended)
                .importFolder(importFolder != null ? importFolder : configuration.importDir())
                .outputSchemas(!noOutputSchemas);
        String standard = tenant != null ? tenant : configuration.tenant();
        if (standard != null) {
            options.defaultTenant(TenantId.of(standard));
        }
        Path secrets = secretsFolder != null ? secretsFolder : configuration.secretsDir();
        if (secrets != null) {
            options.secretsFolder(secrets);
        }
        return options;
    }

    private static List<String> both(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** What {@code --toolsets} takes. */
    private static final class ToolsetNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Selection.toolsetNames().iterator();
        }
    }
}
