package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CursorTest {
    private static final List<String> ANCHOR = List.of("2026-01-01T00:00:00Z", "", "ünï 😀 \"'\u0000", "id");

    private final String cursor = Cursor.encode(Operation.LIST_USERS, "query", ANCHOR);

    @Test
    void anAnchorComesBackAsItWas() {
        assertThat(Cursor.decode(cursor, Operation.LIST_USERS, "query", 4)).isEqualTo(ANCHOR);
        assertThat(Cursor.decode(Cursor.encode(Operation.LIST_ROLES, "", List.of()), Operation.LIST_ROLES, "", 0))
                .isEmpty();
    }

    @Test
    void aCursorIsSafeInAUrl() {
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void aCursorOfAnotherListQueryOrShapeIsInvalid() {
        isForeign(cursor, Operation.LIST_ROLES, "query", 4);
        isForeign(cursor, Operation.LIST_USERS, "other", 4);
        isForeign(cursor, Operation.LIST_USERS, "query", 3);
    }

    @Test
    void aCursorThatWasCutOrLengthenedIsInvalid() {
        for (int length = 0; length < cursor.length(); length++) {
            isForeign(cursor.substring(0, length), Operation.LIST_USERS, "query", 4);
        }
        isForeign(cursor + "AAAA", Operation.LIST_USERS, "query", 4);
    }

    @Test
    void randomBytesAreNeverAnythingButInvalid() {
        Random random = new Random(20_260_101);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            isForeign(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), Operation.LIST_USERS, "query", 1);
        }
    }

    @Test
    void randomBytesBehindTheRightDigestAreAnAnchorOrInvalid() {
        byte[] real = Base64.getUrlDecoder().decode(cursor);
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = real.clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
            }
            String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            try {
                assertThat(Cursor.decode(changed, Operation.LIST_USERS, "query", 4))
                        .hasSize(4);
            } catch (InvalidArgumentException e) {
                assertThat(e.violations()).hasSize(1);
            }
        }
    }

    @Test
    void randomTextIsInvalid() {
        Random random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            String text = random.ints(random.nextInt(40), 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            isForeign(text, Operation.LIST_USERS, "query", 1);
        }
    }

    private static void isForeign(String cursor, Operation operation, Object query, int parts) {
        assertThatThrownBy(() -> Cursor.decode(cursor, operation, query, parts))
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        e -> assertThat(e.operation()).contains(operation));
    }
}
