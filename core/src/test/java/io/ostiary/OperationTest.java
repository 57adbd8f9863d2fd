package io.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.backend.Ports;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationTest {
    private static final List<Method> PORT_METHODS = Ports.interfaces().stream()
            .flatMap(port -> Arrays.stream(port.getMethods()))
            .filter(method -> method.isAnnotationPresent(Performs.class))
            .toList();

    @Test
    void everyOperationIsPerformedByOneMethodOrHasNoPort() {
        for (Operation operation : Operation.values()) {
            assertThat(PORT_METHODS)
                    .as(operation.id())
                    .filteredOn(method -> method.getAnnotation(Performs.class).value() == operation)
                    .hasSize(operation.hasPort() ? 1 : 0);
        }
    }

    @Test
    void everyPortMethodRefusesByDefault() {
        assertThat(PORT_METHODS).allMatch(Method::isDefault);
    }

    @Test
    void anOperationIsFoundByItsId() {
        for (Operation operation : Operation.values()) {
            assertThat(operation.id()).matches("[a-z]+(_[a-z]+)*");
            assertThat(Operation.of(operation.id())).contains(operation);
        }
        assertThat(Operation.of("nothing")).isEmpty();
        assertThat(Operation.of("LIST_USERS")).isEmpty();
    }

    @Test
    void scopesReadWhereNothingIsChanged() {
        for (Operation operation : Operation.values()) {
            operation
                    .scope()
                    .ifPresent(scope -> assertThat(scope)
                            .as(operation.id())
                            .matches("[a-z_]+:(read|write|export)")
                            .matches(s -> s.endsWith(":write") == (operation.effect() != Effect.READ)));
        }
    }
}
