package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Call;
import io.ostiary.Capabilities;
import io.ostiary.InvalidArgumentException;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsTest {
    @TempDir
    Path classPath;

    @Test
    void withoutAProviderTheMessageSaysWhatToAdd() {
        providing(() -> assertThatThrownBy(() -> Backends.open(Map.of()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("ostiary-backend-memory"));
    }

    @Test
    void theOnlyProviderNeedsNoName() {
        providing(
                () -> assertThat(Backends.open(Map.of("url", "https://x.example"))
                                .name())
                        .isEqualTo("alpha"),
                Alpha.class);
    }

    @Test
    void severalProvidersNeedAName() {
        providing(
                () -> {
                    assertThat(Backends.available())
                            .extracting(BackendProvider::name)
                            .containsExactly("alpha", "beta");
                    assertThat(Backends.provider("beta").name()).isEqualTo("beta");
                    assertThatThrownBy(() -> Backends.provider(null))
                            .isInstanceOf(InvalidArgumentException.class)
                            .hasMessageContaining("must be chosen")
                            .hasMessageContaining("alpha, beta");
                },
                Beta.class,
                Alpha.class);
    }

    @Test
    void anUnknownNameIsToldWithTheKnownOnes() {
        providing(
                () -> assertThatThrownBy(() -> Backends.open("gamma", Map.of(), Runtime.SYSTEM))
                        .isInstanceOf(InvalidArgumentException.class)
                        .hasMessageContaining("gamma")
                        .hasMessageContaining("alpha"),
                Alpha.class);
    }

    @Test
    void oneNameIsProvidedOnce() {
        providing(
                () -> assertThatThrownBy(Backends::available)
                        .isInstanceOf(InvalidArgumentException.class)
                        .hasMessageContaining("provided twice"),
                Alpha.class,
                AlsoAlpha.class);
    }

    @Test
    void settingsAreCheckedBeforeTheProviderSeesThem() {
        providing(
                () -> assertThatThrownBy(() -> Backends.open(Map.of("nothing", "1")))
                        .isInstanceOfSatisfying(
                                InvalidArgumentException.class,
                                e -> assertThat(e.violations()).hasSize(2)),
                Alpha.class);
    }

    private void providing(Runnable test, Class<?>... providers) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            Path services = Files.createDirectories(classPath.resolve("META-INF/services"));
            Files.writeString(
                    services.resolve(BackendProvider.class.getName()),
                    Stream.of(providers).map(Class::getName).collect(Collectors.joining("\n")));
            try (var loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()}, before)) {
                thread.setContextClassLoader(loader);
                test.run();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A provider that opens nothing of use. */
    public static class Alpha implements BackendProvider {
        @Override
        public String name() {
            return "alpha";
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.builder().build();
        }

        @Override
        public List<Setting> settings() {
            return List.of(Setting.required("url", Setting.Type.URL, "Where it is."));
        }

        @Override
        public IdentityBackend open(Settings settings, Runtime runtime) {
            return new Empty(name());
        }
    }

    /** Another. */
    public static class Beta extends Alpha {
        @Override
        public String name() {
            return "beta";
        }
    }

    /** One that takes another's name. */
    public static class AlsoAlpha extends Alpha {}

    private record Empty(String name) implements IdentityBackend {
        @Override
        public Capabilities capabilities() {
            return Capabilities.builder().build();
        }

        @Override
        public Tenants tenants(Call call) {
            return new Tenants() {};
        }

        @Override
        public Directory directory(TenantId tenant, Call call) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public void close() {}
    }
}
