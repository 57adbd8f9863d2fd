package io.ostiary.backend;

import io.ostiary.InvalidArgumentException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the backends on the class path and opens them. */
public final class Backends {
    private Backends() {}

    /** The providers on the class path, by name. */
    public static List<BackendProvider> available() {
        Map<String, BackendProvider> providers = new TreeMap<>();
        for (BackendProvider provider : ServiceLoader.load(BackendProvider.class)) {
            BackendProvider other = providers.put(provider.name(), provider);
            if (other != null) {
                throw new InvalidArgumentException(
                        "backend",
                        provider.name() + " is provided twice: by "
                                + other.getClass().getName() + " and "
                                + provider.getClass().getName());
            }
        }
        return List.copyOf(providers.values());
    }

    /**
     * Opens the only backend on the class path.
     *
     * @param values its settings
     * @throws InvalidArgumentException when there is none or several, or when settings are wrong
     */
    public static IdentityBackend open(Map<String, String> values) {
        return open(null, values, Runtime.SYSTEM);
    }

    /**
     * Opens a backend.
     *
     * @param name the provider's name, or null for the only one
     * @param values its settings
     * @throws InvalidArgumentException when no provider has that name, when the name is needed and missing, or when
     *     settings are wrong; the message lists the names, or every wrong setting
     */
    public static IdentityBackend open(@Nullable String name, Map<String, String> values, Runtime runtime) {
        BackendProvider provider = provider(name);
        return provider.open(Settings.check(provider.settings(), values), runtime);
    }

    /**
     * The provider of that name, or the only one.
     *
     * @throws InvalidArgumentException when there is none of that name, or no name was given and there is not exactly one
     */
    public static BackendProvider provider(@Nullable String name) {
        List<BackendProvider> available = available();
        List<BackendProvider> chosen = available.stream()
                .filter(provider -> name == null || provider.name().equals(name))
                .toList();
        if (chosen.size() != 1) {
            String names = available.stream().map(BackendProvider::name).collect(Collectors.joining(", "));
            throw new InvalidArgumentException(
                    "backend",
                    available.isEmpty()
                            ? "has no provider on the class path; add one such as ostiary-backend-memory"
                            : (name == null ? "must be chosen" : name + " is not on the class path") + "; there are "
                                    + names);
        }
        return chosen.get(0);
    }
}
