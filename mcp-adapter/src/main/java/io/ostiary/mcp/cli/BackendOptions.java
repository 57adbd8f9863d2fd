package io.ostiary.mcp.cli;

import io.ostiary.InvalidArgumentException;
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
    /** The backend when nobody names one: the only one that needs neither a server nor a credential. */
    static final String DEFAULT = "memory";

    private static final String OUTBOX = "mail.outbox";

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "The identity provider: memory (the default), or another backend on the class path, such as"
                    + " keycloak or auth0.")
    private @Nullable String backend;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of the backend. Secrets are refused here, because a command line can be read by"
                    + " everybody on the machine: they belong into the environment, as OSTIARY_<BACKEND>_<NAME>, or into"
                    + " the configuration file.")
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

    /** The name of the backend. */
    String name(Configuration configuration, Map<String, String> environment) {
        String named = backend != null ? backend : environment.getOrDefault("OSTIARY_BACKEND", configuration.backend());
        return named != null ? named : DEFAULT;
    }

    /** Opens the backend. */
    IdentityBackend open(Configuration configuration, Map<String, String> environment) {
        BackendProvider provider = Backends.provider(name(configuration, environment));
        return Backends.open(provider.name(), values(provider, configuration, environment), Runtime.SYSTEM);
    }

    /** The folder of the mails that no mail server takes, which a person at this machine can look at. */
    Path outbox(Configuration configuration, Map<String, String> environment) {
        BackendProvider provider = Backends.provider(name(configuration, environment));
        String folder = values(provider, configuration, environment).get(OUTBOX);
        if (folder == null) {
            throw new InvalidArgumentException("--backend", provider.name() + " sends its mails itself");
        }
        return Path.of(folder);
    }

    private Map<String, String> values(
            BackendProvider provider, Configuration configuration, Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>(configuration.settings());
        for (Setting setting : provider.settings()) {
            String variable = variable(provider.name(), setting.name());
            String value = environment.get(variable);
            if (value != null) {
                values.put(setting.name(), value);
            }
            if (setting.secret() && settings.containsKey(setting.name())) {
                throw new InvalidArgumentException(
                        "--set " + setting.name(),
                        "is refused, because everybody on this machine can read a command line; use the environment"
                                + " variable " + variable + " or the configuration file");
            }
        }
        values.putAll(settings);
        if (provider.settings().stream().anyMatch(setting -> setting.name().equals(OUTBOX))) {
            values.putIfAbsent(
                    OUTBOX,
                    Path.of(System.getProperty("user.home", "."), ".ostiary", "outbox")
                            .toString());
        }
        return values;
    }

    /** The environment variable of a setting: {@code client.secret} of keycloak is {@code OSTIARY_KEYCLOAK_CLIENT_SECRET}. */
    static String variable(String backend, String setting) {
        return ("OSTIARY_" + backend + "_" + setting).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
