package io.ostiary.mcp;

import io.ostiary.mcp.guard.Globs;
import io.ostiary.mcp.guard.Selection;
import io.ostiary.tenant.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server is to behave. Made by {@link #builder()}; what is not set is safe.
 *
 * @param selection which tools are offered
 * @param readOnly whether only reading ones are, for telling the client
 * @param unattended which dangerous operations need no person
 * @param defaultTenant the tenant that is meant when a call names none, or null
 * @param secretsFolder where new secrets go
 * @param importFolder the folder that imports may read, or null for none
 * @param outputSchemas whether output schemas are told
 * @param resultBytes the most bytes of a result
 * @param callTimeout how long one call may take, approval not counted
 */
public record ServerOptions(
        Selection selection,
        boolean readOnly,
        Globs unattended,
        @Nullable TenantId defaultTenant,
        Path secretsFolder,
        @Nullable Path importFolder,
        boolean outputSchemas,
        int resultBytes,
        Duration callTimeout) {

    /** Starts with the core toolset, no unattended operation, no import folder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects options. */
    public static final class Builder {
        private List<String> toolsets = List.of();
        private List<String> tools = List.of();
        private List<String> excludedTools = List.of();
        private boolean readOnly;
        private List<String> unattended = List.of();
        private @Nullable TenantId defaultTenant;
        private Path secretsFolder = Path.of(System.getProperty("user.home", "."), ".ostiary", "secrets");
        private @Nullable Path importFolder;
        private boolean outputSchemas = true;
        private int resultBytes = 32 * 1024;
        private Duration callTimeout = Duration.ofMinutes(1);

        private Builder() {}

        /** The toolsets to offer; empty means {@code core}. */
        public Builder toolsets(List<String> names) {
            this.toolsets = names;
            return this;
        }

        /** Globs of single tools to offer as well. */
        public Builder tools(List<String> globs) {
            this.tools = globs;
            return this;
        }

        /** Globs of tools to leave out, whatever else says. */
        public Builder excludedTools(List<String> globs) {
            this.excludedTools = globs;
            return this;
        }

        /** Whether only reading tools are offered, whatever else says. */
        public Builder readOnly(boolean value) {
            this.readOnly = value;
            return this;
        }

        /** Globs of dangerous operations that run without a person's approval. */
        public Builder unattended(List<String> globs) {
            this.unattended = globs;
            return this;
        }

        /** The tenant that is meant when a call names none. */
        public Builder defaultTenant(@Nullable TenantId tenant) {
            this.defaultTenant = tenant;
            return this;
        }

        /** Where new secrets go. */
        public Builder secretsFolder(Path folder) {
            this.secretsFolder = folder;
            return this;
        }

        /** The folder that imports may read. */
        public Builder importFolder(@Nullable Path folder) {
            this.importFolder = folder;
            return this;
        }

        /** Whether output schemas are told; some clients count them against a model's context. */
        public Builder outputSchemas(boolean value) {
            this.outputSchemas = value;
            return this;
        }

        /** The most bytes of a result. */
        public Builder resultBytes(int value) {
            this.resultBytes = value;
            return this;
        }

        /** How long one call may take, approval not counted. */
        public Builder callTimeout(Duration value) {
            this.callTimeout = value;
            return this;
        }

        /**
         * The options.
         *
         * @throws io.ostiary.InvalidArgumentException when a toolset or a glob names nothing
         */
        public ServerOptions build() {
            return new ServerOptions(
                    Selection.of(toolsets, tools, excludedTools, readOnly),
                    readOnly,
                    Globs.of("unattended", unattended),
                    defaultTenant,
                    secretsFolder,
                    importFolder,
                    outputSchemas,
                    resultBytes,
                    callTimeout);
        }
    }
}
