package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppMetadataTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "a.b",
                "$where",
                "~",
                "~2E",
                "a~b",
                "",
                "email",
                "user_id",
                "__tenant",
                "ostiary",
                "ключ",
                "😀.$~"
            })
    void anyKeyIsKeptUnderANameThatAuth0Accepts(String key) {
        Map<String, @Nullable Object> metadata = Map.of(key, Map.of(key, List.of(Map.of(key, 1))));

        Map<String, @Nullable Object> sent = AppMetadata.patch(Map.of(), metadata);

        assertThat(sent.keySet())
                .allSatisfy(name -> assertThat(name)
                        .isNotEmpty()
                        .doesNotContain(".", "$")
                        .isNotIn("email", "user_id", "__tenant", "ostiary"));
        assertThat(AppMetadata.read(sent)).isEqualTo(metadata);
    }

    @Test
    void differentKeysHaveDifferentNames() {
        assertThat(List.of(".", "~2E", "~7E2E", "2E", "~", "", "email", "~65mail"))
                .extracting(AppMetadata::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyWhatChangesIsSent() {
        Map<String, @Nullable Object> before = Map.of("kept", 1, "changed", Map.of("a", 1), "gone", true);

        assertThat(AppMetadata.patch(before, Map.of("kept", 1, "changed", Map.of("a", 2), "new", "x")))
                .containsExactlyInAnyOrderEntriesOf(with("gone", null, Map.of("changed", Map.of("a", 2), "new", "x")));
    }

    @Test
    void aNameThatSomebodyElseWroteIsChangedUnderThatName() {
        Map<String, @Nullable Object> foreign = Map.of("~odd", 1);

        assertThat(AppMetadata.read(foreign)).isEqualTo(Map.of("~odd", 1));
        assertThat(AppMetadata.patch(foreign, Map.of("~odd", 2))).isEqualTo(Map.of("~odd", 2));
        assertThat(AppMetadata.patch(foreign, Map.of())).isEqualTo(Collections.singletonMap("~odd", null));
    }

    @Test
    void theBackendsOwnMemberIsNoMetadataAndIsNotTouched() {
        Map<String, @Nullable Object> own = Map.copyOf(asPresent(AppMetadata.disabledReasonPatch("left")));

        assertThat(AppMetadata.read(own)).isEmpty();
        assertThat(AppMetadata.disabledReason(own)).isEqualTo("left");
        assertThat(AppMetadata.patch(own, Map.of())).isEmpty();
    }

    @Test
    void numbersThatAuth0WouldChangeAreRefused() {
        for (Number number : List.of(
                9_007_199_254_740_993L,
                new BigInteger("1" + "0".repeat(400)),
                new BigDecimal("0.12345678901234567890123"),
                new BigDecimal("1e400"))) {
            assertThatThrownBy(() -> AppMetadata.patch(Map.of(), Map.of("n", List.of(number))))
                    .as("%s", number)
                    .isInstanceOf(InvalidArgumentException.class);
        }
        for (Number number : List.of(9_007_199_254_740_991L, new BigDecimal("3.25"), 0.1, -7)) {
            assertThat(AppMetadata.patch(Map.of(), Map.of("n", number))).hasSize(1);
        }
    }

    private static Map<String, @Nullable Object> with(
            String key, @Nullable Object value, Map<String, @Nullable Object> rest) {
        Map<String, @Nullable Object> all = new java.util.HashMap<>(rest);
        all.put(key, value);
        return all;
    }

    private static Map<String, Object> asPresent(Map<String, @Nullable Object> patch) {
        Map<String, Object> present = new java.util.HashMap<>();
        patch.forEach((key, value) -> {
            if (value != null) {
                present.put(key, value);
            }
        });
        return present;
    }
}
