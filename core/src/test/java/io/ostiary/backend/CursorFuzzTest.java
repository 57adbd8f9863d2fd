package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Cursors come back from outside, so any text may be one. */
class CursorFuzzTest {
    private static final Operation LIST = Operation.LIST_USERS;
    private static final String QUERY = "everyone";

    @FuzzTest(maxDuration = "30s")
    void anyTextIsReadOrRefused(byte[] text) {
        read(new String(text, StandardCharsets.UTF_8));
    }

    /** Starts with what binds a cursor to its list, which no fuzzer guesses. */
    @FuzzTest(maxDuration = "30s")
    void anyAnchorIsReadOrRefused(byte[] anchor) {
        var forged = new ByteArrayOutputStream();
        forged.writeBytes(Base64.getUrlDecoder().decode(Cursor.encode(LIST, QUERY, List.of())));
        forged.writeBytes(anchor);

        read(Base64.getUrlEncoder().withoutPadding().encodeToString(forged.toByteArray()));
    }

    @FuzzTest(maxDuration = "30s")
    void everyAnchorComesBackAsItWas(FuzzedDataProvider data) {
        List<String> anchor = new ArrayList<>();
        for (int parts = data.consumeInt(0, 4); parts > 0; parts--) {
            anchor.add(new String(data.consumeBytes(40), StandardCharsets.UTF_8));
        }

        assertThat(Cursor.decode(Cursor.encode(LIST, QUERY, anchor), LIST, QUERY, anchor.size()))
                .isEqualTo(anchor);
    }

    private static void read(String cursor) {
        for (int parts = 0; parts < 4; parts++) {
            try {
                List<String> anchor = Cursor.decode(cursor, LIST, QUERY, parts);
                assertThat(Cursor.decode(Cursor.encode(LIST, QUERY, anchor), LIST, QUERY, parts))
                        .isEqualTo(anchor);
            } catch (InvalidArgumentException e) {
                assertThat(e.violations())
                        .extracting(violation -> violation.field())
                        .containsExactly("cursor");
            }
        }
    }
}
