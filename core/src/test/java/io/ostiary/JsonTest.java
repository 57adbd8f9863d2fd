package io.ostiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JsonTest {
    /** The examples of RFC 7396 appendix A whose target and patch are objects: target, patch, result. */
    @TestFactory
    List<DynamicTest> mergesAsRfc7396Says() {
        return List.of(
                merges(of("a", "b"), of("a", "c"), of("a", "c")),
                merges(of("a", "b"), of("b", "c"), of("a", "b", "b", "c")),
                merges(of("a", "b"), of("a", null), of()),
                merges(of("a", "b", "b", "c"), of("a", null), of("b", "c")),
                merges(of("a", List.of("b")), of("a", "c"), of("a", "c")),
                merges(of("a", "c"), of("a", List.of("b")), of("a", List.of("b"))),
                merges(of("a", of("b", "c")), of("a", of("b", "d", "c", null)), of("a", of("b", "d"))),
                merges(of("a", List.of(of("b", "c"))), of("a", List.of(1)), of("a", List.of(1))),
                merges(of("e", null), of("a", 1), of("e", null, "a", 1)),
                merges(of(), of("a", of("bb", of("ccc", null))), of("a", of("bb", of()))));
    }

    @Test
    void mergingLeavesTargetAndPatchAsTheyWere() {
        Map<String, @Nullable Object> target = of("a", of("b", 1));
        Map<String, @Nullable Object> patch = of("a", of("c", 2));

        Json.merge(target, patch);

        assertThat(target).isEqualTo(of("a", of("b", 1)));
        assertThat(patch).isEqualTo(of("a", of("c", 2)));
    }

    @Test
    void aCopyIsIndependentAndImmutableAtEveryLevel() {
        List<Object> list = new ArrayList<>(List.of(1));
        Map<String, @Nullable Object> inner = of("list", list);
        Map<String, @Nullable Object> object = of("inner", inner);

        Map<String, @Nullable Object> copy = Json.object("metadata", object);
        list.add(2);
        inner.put("more", true);

        assertThat(copy).isEqualTo(Map.of("inner", Map.of("list", List.of(1))));
        assertThatThrownBy(() -> copy.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        Map<?, ?> copied = (Map<?, ?>) Objects.requireNonNull(copy.get("inner"));
        assertThatThrownBy(copied::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theOrderOfKeysStays() {
        assertThat(Json.object("metadata", of("z", 1, "a", 2, "m", 3)).keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void everyJsonValueIsAccepted() {
        Map<String, @Nullable Object> object =
                of("text", "t\n\t", "yes", true, "nothing", null, "int", 1, "long", 2L, "double", 1.5);
        object.put("float", 1.5f);
        object.put("big", new BigInteger("123456789012345678901234567890"));
        object.put("decimal", new BigDecimal("1.10"));
        object.put("list", Arrays.asList(1, null, List.of()));
        object.put("object", Map.of());

        assertThat(Json.object("metadata", object)).isEqualTo(object);
    }

    @TestFactory
    List<DynamicTest> whatIsNotJsonIsRefusedByItsPath() {
        return List.of(
                refuses(of("a", new Object()), "metadata.a"),
                refuses(of("a", of("b", 'c')), "metadata.a.b"),
                refuses(of("a", List.of(1, Double.NaN)), "metadata.a[1]"),
                refuses(of("a", Double.POSITIVE_INFINITY), "metadata.a"),
                refuses(of("a", Float.NaN), "metadata.a"),
                refuses(of("a", new int[0]), "metadata.a"),
                refuses(of("a", Map.of(1, 2)), "metadata.a"),
                refuses(of("a", "nul\u0000"), "metadata.a"),
                refuses(of("nul\u0000", 1), "metadata"),
                refuses(of("a", "lone\udc00"), "metadata.a"));
    }

    @Test
    void depthIsBounded() {
        Map<String, @Nullable Object> deep = of("leaf", 1);
        for (int level = 0; level < Json.MAX_DEPTH - 2; level++) {
            deep = of("level", deep);
        }
        Map<String, @Nullable Object> deepest = deep;

        assertThat(Json.object("metadata", deepest)).isEqualTo(deepest);
        assertThatThrownBy(() -> Json.object("metadata", of("level", of("level", deepest))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("deeper than 32");
    }

    @Test
    void anObjectThatHoldsItselfIsRefused() {
        Map<String, @Nullable Object> endless = new HashMap<>();
        endless.put("self", endless);

        assertThatThrownBy(() -> Json.object("metadata", endless)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void sizeIsBounded() {
        assertThat(Json.object("metadata", of("a", "x".repeat(Json.MAX_CHARACTERS - 1))))
                .hasSize(1);
        assertThatThrownBy(() -> Json.object("metadata", of("a", "x".repeat(Json.MAX_CHARACTERS))))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void numbersCountTheirDigitsAndAreNotWrittenOutForThat() {
        BigInteger huge = BigInteger.ONE.shiftLeft(20_000_000);

        for (Object number : List.of(huge, huge.negate(), new BigDecimal(huge, 7))) {
            assertTimeout(
                    Duration.ofSeconds(5),
                    () -> assertThatThrownBy(() -> Json.object("metadata", of("a", number)))
                            .isInstanceOf(InvalidArgumentException.class)
                            .hasMessageContaining("characters"));
        }
        assertThat(Json.object("metadata", of("a", Collections.nCopies(6_000, 1234567890))))
                .hasSize(1);
        assertThatThrownBy(() -> Json.object("metadata", of("a", Collections.nCopies(6_600, 1234567890))))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void everyElementCounts() {
        for (Object element : List.of("", true, List.of(), Map.of())) {
            assertThatThrownBy(() ->
                            Json.object("metadata", of("a", Collections.nCopies(Json.MAX_CHARACTERS, element))))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("characters");
        }
    }

    @Test
    void pathsCutLongKeys() {
        assertThatThrownBy(() -> Json.object("metadata", of("😀".repeat(61), of("b", new Object()))))
                .hasMessage("metadata." + "😀".repeat(60) + "….b must be a JSON value");
    }

    private static DynamicTest merges(
            Map<String, @Nullable Object> target,
            Map<String, @Nullable Object> patch,
            Map<String, @Nullable Object> result) {
        return DynamicTest.dynamicTest(
                target + " + " + patch,
                () -> assertThat(Json.merge(target, patch)).isEqualTo(result));
    }

    private static DynamicTest refuses(Map<String, @Nullable Object> object, String path) {
        return DynamicTest.dynamicTest(
                path + " in " + object.keySet(),
                () -> assertThatThrownBy(() -> Json.object("metadata", object))
                        .isInstanceOfSatisfying(
                                InvalidArgumentException.class,
                                e -> assertThat(e.violations())
                                        .singleElement()
                                        .satisfies(violation ->
                                                assertThat(violation.field()).isEqualTo(path))));
    }

    private static Map<String, @Nullable Object> of(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int index = 0; index < keysAndValues.length; index += 2) {
            object.put(String.valueOf(keysAndValues[index]), keysAndValues[index + 1]);
        }
        return object;
    }
}
