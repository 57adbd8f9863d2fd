package io.ostiary.backend.hash;

import static io.ostiary.backend.hash.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptTest {
    private static final String END = "abcdefghijklmnopqrstuuweFluOTZuQ0Boo1w.y.les8URrwaTdW";

    @ParameterizedTest
    @ValueSource(strings = {"$2a$06$", "$2b$06$", "$2y$06$"})
    void everyNameOfTheHashIsReadAndCanBeWrittenAsOne(String start) {
        assertThat(Bcrypt.parse(start + END).encode2b()).isEqualTo("$2b$06$" + END);
    }

    @Test
    void aHashDoesNotPrintItself() {
        assertThat(Bcrypt.parse("$2b$06$" + END)).asString().doesNotContain(END);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$2x$06$" + END,
                "$2$06$" + END,
                "$2b$6$" + END,
                "$2b$006$" + END,
                "$2b$06$" + END + "x",
                "$2b$06$abcdefghijklmnopqrstuuweFluOTZuQ0Boo1w.y.les8URrwaTd",
                "$2b$06$abcdefghijklmnopqrstuuweFluOTZuQ0Boo1w+y.les8URrwaTdW",
                "$2b$06$" + END + "\n",
            })
    void whatIsWrittenOtherwiseIsRefused(String encoded) {
        assertRefused(encoded, "bcrypt hash such as", () -> Bcrypt.parse(encoded));
    }

    @Test
    void aCostOutsideOfTheBoundsIsRefused() {
        assertThatCode(() -> Bcrypt.parse("$2b$04$" + END).requireCost(14)).doesNotThrowAnyException();
        assertThatCode(() -> Bcrypt.parse("$2b$14$" + END).requireCost(14)).doesNotThrowAnyException();
        for (String cost : new String[] {"00", "03", "15", "31", "99"}) {
            String encoded = "$2b$" + cost + "$" + END;
            assertRefused(
                    encoded,
                    "a bcrypt cost of 4 to 14",
                    () -> Bcrypt.parse(encoded).requireCost(14));
        }
    }
}
