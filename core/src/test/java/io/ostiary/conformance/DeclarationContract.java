package io.ostiary.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.Support;
import io.ostiary.backend.BackendProvider;
import io.ostiary.backend.Backends;
import io.ostiary.backend.Directory;
import io.ostiary.backend.Ports;
import io.ostiary.backend.Setting;
import io.ostiary.tenant.Tenants;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a backend declares about itself is complete and agrees with what it wrote. */
abstract class DeclarationContract extends Contract {
    @Test
    void theProviderIsFoundUnderTheBackendsName() {
        assertThat(Backends.provider(fixture.unwatched().name()).name())
                .isEqualTo(fixture.unwatched().name());
    }

    @Test
    void everyOperationWithAPortIsDeclared() {
        for (Capabilities declaration : List.of(opened(), widest())) {
            assertThat(withPort())
                    .allSatisfy(operation -> assertThat(declaration.declares(operation))
                            .as(operation.id())
                            .isTrue());
        }
    }

    @Test
    void everyReasonIsASentenceForAUser() {
        for (Capabilities declaration : List.of(opened(), widest())) {
            for (Operation operation : withPort()) {
                if (declaration.of(operation) instanceof Support.Lacking lacking) {
                    isSentence(operation, lacking.reason());
                } else if (declaration.of(operation) instanceof Support.Composed composed) {
                    isSentence(operation, composed.caveat());
                }
                declaration.lackingParameters(operation).values().forEach(reason -> isSentence(operation, reason));
            }
        }
    }

    @Test
    void whatIsSupportedIsWritten() {
        for (Operation operation : withPort()) {
            if (widest().supports(operation)) {
                assertThat(isWritten(operation)).as(operation.id()).isTrue();
            }
        }
    }

    @Test
    void whatNoConfigurationSupportsIsNotWritten() {
        for (Operation operation : withPort()) {
            if (!widest().supports(operation)) {
                assertThat(isWritten(operation)).as(operation.id()).isFalse();
            }
        }
    }

    @Test
    void theBackendNeverExceedsItsProvider() {
        assertThat(opened().isWithin(widest())).isTrue();
    }

    @Test
    void aParameterIsDeclaredLackingOnlyWhereItsOperationIsSupported() {
        for (Operation operation : withPort()) {
            if (!opened().supports(operation)) {
                assertThat(opened().lackingParameters(operation))
                        .as(operation.id())
                        .isEmpty();
            }
        }
    }

    @Test
    void theDeclarationStaysTheSame() {
        assertThat(opened().supported()).isEqualTo(opened().supported());
        assertThat(widest().supported()).isEqualTo(widest().supported());
    }

    @Test
    void everySettingHasItsOwnName() {
        assertThat(provider().settings()).extracting(Setting::name).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsThereToUnwrapOfATypeThatTheBackendDoesNotKnow() {
        assertThat(fixture.unwatched().unwrap(DeclarationContract.class)).isEmpty();
    }

    @Test
    void aBoundBackendServesTheCallThatItIsBoundTo() {
        Directory bound =
                fixture.unwatched().as(Fixture.CALL).directory(fixture.harness().tenant());

        assertThat(bound.call()).isEqualTo(Fixture.CALL);
        assertThat(bound.tenant()).isEqualTo(fixture.harness().tenant());
    }

    private BackendProvider provider() {
        return Backends.provider(fixture.unwatched().name());
    }

    private Capabilities widest() {
        return provider().capabilities();
    }

    private Capabilities opened() {
        return fixture.unwatched().capabilities();
    }

    /** Whether the class of the port overrides the method that performs the operation. A proxy counts as what it is of. */
    private boolean isWritten(Operation operation) {
        Method method = Ports.method(operation).orElseThrow();
        Object port = port(method.getDeclaringClass());
        if (Proxy.isProxyClass(port.getClass())) {
            return widest().supports(operation);
        }
        try {
            return port.getClass()
                            .getMethod(method.getName(), method.getParameterTypes())
                            .getDeclaringClass()
                    != method.getDeclaringClass();
        } catch (NoSuchMethodException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private Object port(Class<?> type) {
        if (type == Tenants.class) {
            return fixture.unwatched().tenants(Fixture.CALL);
        }
        try {
            for (Method getter : Directory.class.getMethods()) {
                if (getter.getReturnType() == type) {
                    return getter.invoke(fixture.unwatchedDirectory());
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
        throw new AssertionError("no directory has a " + type);
    }

    private static void isSentence(Operation operation, String text) {
        assertThat(text).as(operation.id()).hasSizeBetween(10, 400).doesNotContain("\n");
    }

    private static List<Operation> withPort() {
        return Arrays.stream(Operation.values()).filter(Operation::hasPort).toList();
    }
}
