package io.ostiary.backend.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How a hash is refused: by what is wrong with it, and never in its own words. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(String encoded, String because, ThrowingCallable read) {
        assertThatThrownBy(read)
                .as(encoded)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("password_hash must")
                .hasMessageContaining(because)
                .hasNoCause()
                .satisfies(refusal -> {
                    for (String part : encoded.split("\\$", -1)) {
                        if (part.length() > 6) {
                            assertThat(refusal.getMessage()).doesNotContain(part);
                        }
                    }
                });
    }
}
