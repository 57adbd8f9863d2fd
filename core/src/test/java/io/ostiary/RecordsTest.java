package io.ostiary;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.ostiary.action.ActionTrigger;
import io.ostiary.application.GrantType;
import io.ostiary.branding.HexColor;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.tenant.AuthMethod;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for every record of core, found by reflection. */
class RecordsTest {
    private static final String CANARY = "canary-credential";

    @TestFactory
    Stream<DynamicTest> aBuilderSetsEveryComponent() {
        return built().map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
            Record full = example(type);

            Object builder = start(type, full);
            for (RecordComponent component : type.getRecordComponents()) {
                for (Method setter : builder.getClass().getMethods()) {
                    if (setter.getName().equals(component.getName()) && setter.getParameterCount() == 1) {
                        setter.invoke(builder, component.getAccessor().invoke(full));
                    }
                }
            }

            assertThat(builder.getClass().getMethod("build").invoke(builder)).isEqualTo(full);
        }));
    }

    @TestFactory
    Stream<DynamicTest> aBuilderStartedFromARecordBuildsItsEqual() {
        return built().filter(RecordsTest::hasToBuilder)
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
                    Record full = example(type);

                    Object builder = type.getMethod("toBuilder").invoke(full);

                    assertThat(builder.getClass().getMethod("build").invoke(builder))
                            .isEqualTo(full);
                }));
    }

    @TestFactory
    Stream<DynamicTest> noRecordPrintsASecret() {
        return records()
                .filter(type -> Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> holdsSecret(component.getType())))
                .map(type -> DynamicTest.dynamicTest(
                        type.getSimpleName(),
                        () -> assertThat(example(type).toString())
                                .contains("Secret[***]")
                                .doesNotContain(CANARY)));
    }

    private static boolean holdsSecret(Class<?> type) {
        return type == Secret.class
                || type.isRecord()
                        && Arrays.stream(type.getRecordComponents())
                                .anyMatch(component -> holdsSecret(component.getType()));
    }

    private static Stream<Class<?>> records() {
        return Core.classes().stream()
                .map(JavaClass::reflect)
                .filter(Class::isRecord)
                .<Class<?>>map(type -> type);
    }

    private static Stream<Class<?>> built() {
        return records()
                .filter(type -> Arrays.stream(type.getDeclaredClasses())
                        .anyMatch(nested -> nested.getSimpleName().equals("Builder")));
    }

    private static boolean hasToBuilder(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.getName().equals("toBuilder"));
    }

    /** A builder from the static method that takes the most, fed with the example's components of those names or types. */
    private static Object start(Class<?> type, Record full) throws ReflectiveOperationException {
        Method start = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("builder"))
                .findFirst()
                .orElseThrow();
        Object[] arguments = Arrays.stream(start.getParameterTypes())
                .map(parameter -> first(full, parameter))
                .toArray();
        return Objects.requireNonNull(start.invoke(null, arguments));
    }

    private static @Nullable Object first(Record full, Class<?> type) {
        try {
            for (RecordComponent component : full.getClass().getRecordComponents()) {
                if (component.getType() == type) {
                    return component.getAccessor().invoke(full);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
        throw new AssertionError("no component of " + type);
    }

    /** A record whose every component is there and is not its default. */
    private static Record example(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : components) {
            boolean eitherOr = component.getName().equals("passwordHash"); // a row has a password or a hash
            values.add(eitherOr ? null : value(component.getName(), component.getGenericType()));
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return (Record) constructor.newInstance(values.toArray());
    }

    private static Object value(String name, Type generic) {
        Class<?> type = (Class<?>) (generic instanceof ParameterizedType p ? p.getRawType() : generic);
        if (type == String.class) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "email" -> "ada@example.com";
                case "phone" -> "+14155550100";
                case "address", "ip" -> "203.0.113.7";
                default -> name;
            };
        }
        if (type == Change.class) {
            return Change.set(value(name, ((ParameterizedType) generic).getActualTypeArguments()[0]));
        }
        if (type == IdentityProviderType.class) {
            return IdentityProviderType.GOOGLE;
        }
        if (generic.getTypeName().contains("ProviderSetting")) {
            boolean changes = generic.getTypeName().contains("Change");
            return Map.of(ProviderSetting.CLIENT_ID, changes ? Change.set("client") : "client");
        }
        if (name.equals("triggers")) {
            return List.of(ActionTrigger.POST_LOGIN);
        }
        if (name.equals("secrets")) {
            boolean changes = generic.getTypeName().contains("Change");
            return Map.of("KEY", changes ? Change.set(Secret.of(CANARY)) : Secret.of(CANARY));
        }
        if (name.equals("style")) {
            return Map.of("css", "p {}");
        }
        if (name.equals("languages")) {
            return Map.of("primary", "en");
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[constants.length - 1];
        }
        if (type == Instant.class) {
            return Instant.EPOCH.plusSeconds(name.contains("Before") || name.equals("to") ? 1000 : name.length());
        }
        if (type == Set.class) {
            boolean methods = generic.getTypeName().contains("AuthMethod");
            boolean grants = generic.getTypeName().contains("GrantType");
            Set<?> plain = grants ? Set.of(GrantType.CLIENT_CREDENTIALS) : Set.of("a:read");
            return methods ? EnumSet.of(AuthMethod.PASSKEY) : plain;
        }
        Map<Class<?>, Object> simple = Map.ofEntries(
                entry(boolean.class, true),
                entry(Boolean.class, true),
                entry(int.class, 3),
                entry(Integer.class, 3),
                entry(long.class, 4L),
                entry(Secret.class, Secret.of(CANARY)),
                entry(Duration.class, Duration.ofMinutes(5)),
                entry(HexColor.class, HexColor.of("#0a7cff")),
                entry(List.class, List.of()),
                entry(Map.class, Map.of("key", "value")),
                entry(SortedMap.class, new TreeMap<>(Map.of("key", "value"))),
                entry(URI.class, URI.create("https://example.com/logo.png")),
                entry(SortedSet.class, new TreeSet<>(Set.of("a:read"))),
                entry(Clock.class, Clock.systemUTC()));
        Object value = simple.get(type);
        if (value != null) {
            return value;
        }
        try {
            return example(type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
