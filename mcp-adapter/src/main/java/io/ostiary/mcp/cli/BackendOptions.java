package io.ostiary.mcp.cli;

import io.ostiary.backend.BackendProvider;
import io.ostiary.backend.Backends;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Setting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which backend, and its settings: from the configuration file, over it the environment, over it the command line. */
final class BackendOptions {
    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "The identity provider: memory, or another backend on the class path.")
    private @Nullable String backend;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of the backend. Secrets belong into the environment: OSTIARY_<BACKEND>_<NAME>, or"
                    + " into the configuration file.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A YAML file: the backend, its settings, and what is offered.")
    private @Nullable Path file;

    /** The configuration file's contents; empty when none was named. */
    Configuration configuration() {
        return file == null ? Configuration.EMPTY : Configuration.read(file);
    }

    /** Opens the backend. */
    IdentityBackend open(Configuration configuration, Map<String, String> environment) {
        BackendProvider provider = Backends.provider(
                backend != null ? backend : environment.getOrDefault("OSTIARY_BACKEND", configuration.backend()));
        Map<String, String> values = new LinkedHashMap<>(configuration.settings());
        for (Setting setting : provider.settings()) {
            String value = environment.get(variable(provider.name(), setting.name()));
            if (value != null) {
                values.put(setting.name(), value);
            }
        }
        values.putAll(settings);
        return Backends.open(provider.name(), values, Runtime.SYSTEM);
    }

    /** The environment variable of a setting: {@code client.secret} of keycloak is {@code OSTIARY_KEYCLOAK_CLIENT_SECRET}. */
    static String variable(String backend, String setting) {
        return ("OSTIARY_" + backend + "_" + setting).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
