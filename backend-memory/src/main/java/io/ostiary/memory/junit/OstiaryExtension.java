package io.ostiary.memory.junit;

import io.ostiary.Call;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.RandomSource;
import io.ostiary.memory.MemoryBackend;
import io.ostiary.memory.password.Argon2Cost;
import io.ostiary.memory.password.Argon2idHashing;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test an in-memory backend of its own, with a clock that the test moves. Opens no port and starts no
 * thread. Passwords are hashed at the least cost, which protects nothing and takes no time.
 *
 * <pre>{@code
 * @ExtendWith(OstiaryExtension.class)
 * class SignUpTest {
 *     @Test
 *     void aNewcomerIsFound(Directory directory) {
 *         User ada = directory.users().create(NewUser.withEmail("ada@example.com").build());
 *         assertThat(directory.users().find(ada.id())).contains(ada);
 *     }
 * }
 * }</pre>
 *
 * <p>Test methods, and the methods that run before and after each, take {@link IdentityBackend}, {@link MemoryBackend},
 * {@link Directory} (the main tenant) and {@link TestClock} as parameters.
 */
public final class OstiaryExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(OstiaryExtension.class);

    private static final Map<Class<?>, Function<Fixture, Object>> PARAMETERS = Map.of(
            IdentityBackend.class, Fixture::backend,
            MemoryBackend.class, Fixture::backend,
            Directory.class, Fixture::directory,
            TestClock.class, Fixture::clock);

    /** For {@code @ExtendWith}. */
    public OstiaryExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType())
                && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Fixture fixture =
                context.getStore(NAMESPACE).getOrComputeIfAbsent(Fixture.class, type -> Fixture.open(), Fixture.class);
        Function<Fixture, Object> part = PARAMETERS.get(parameter.getParameter().getType());
        if (part == null) {
            throw new IllegalArgumentException("not a parameter of this extension");
        }
        return part.apply(fixture);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Fixture fixture = context.getStore(NAMESPACE).remove(Fixture.class, Fixture.class);
        if (fixture != null) {
            fixture.backend.close();
        }
    }

    private record Fixture(MemoryBackend backend, Directory directory, TestClock clock) {
        static Fixture open() {
            TestClock clock = new TestClock();
            MemoryBackend backend = MemoryBackend.builder()
                    .clock(clock)
                    .passwordHashing(new Argon2idHashing(Argon2Cost.MINIMAL, RandomSource.SECURE))
                    .open();
            return new Fixture(backend, backend.directory(backend.mainTenant(), Call.system("test")), clock);
        }
    }
}
