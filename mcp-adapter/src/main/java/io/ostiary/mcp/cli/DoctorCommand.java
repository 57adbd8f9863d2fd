package io.ostiary.mcp.cli;

import io.ostiary.backend.IdentityBackend;
import io.ostiary.tenant.TenantId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ostiary doctor}: checks how the provider is set up, and sets it up. */
@Command(
        name = "doctor",
        description = {
            "Check that the provider can be reached and accepts the credentials, and what its tenants lack for the"
                    + " operations. Changes nothing without --fix.",
            "Exit status 0 when nothing is missing, 1 when something is or the provider refused."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private BackendOptions backendOptions = new BackendOptions();

    @Option(
            names = "--tenant",
            split = ",",
            paramLabel = "ID",
            description = "The tenants to look at; by default the configured one, else all that are in reach.")
    private List<String> tenants = List.of();

    @Option(
            names = "--fix",
            description =
                    "Set up what can be set up, and list what was changed. Where there are several tenants, --tenant"
                            + " says which.")
    private boolean fix;

    DoctorCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Configuration configuration = backendOptions.configuration();
        try (IdentityBackend backend = backendOptions.open(configuration, streams.environment())) {
            var checkup = new Checkup(backend, streams.out());
            List<TenantId> named = named(configuration);
            return (fix ? checkup.fix(named) : checkup.check(named)) ? 0 : 1;
        }
    }

    private List<TenantId> named(Configuration configuration) {
        List<String> names =
                tenants.isEmpty() && configuration.tenant() != null ? List.of(configuration.tenant()) : tenants;
        return names.stream().map(TenantId::of).toList();
    }
}
