package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;

/** A whole number; 1.0 is one in JavaScript. */
final class IntegerRule extends Rule {
    private long min = Long.MIN_VALUE;
    private long max = Long.MAX_VALUE;

    IntegerRule() {
        super("integer");
    }

    IntegerRule min(long least) {
        min = least;
        return this;
    }

    IntegerRule max(long most) {
        max = most;
        return this;
    }

    @Override
    JsonNode parse(String text) {
        return text.matches("-?[0-9]+") ? BigIntegerNode.valueOf(new BigInteger(text)) : TextNode.valueOf(text);
    }

    @Override
    boolean isOfType(JsonNode value) {
        return isWhole(value);
    }

    @Override
    void checkContent(JsonNode value, String where) {
        BigInteger number = value.bigIntegerValue();
        if (number.compareTo(BigInteger.valueOf(min)) < 0) {
            throw invalid("MINIMUM", "Value " + number + " is less than minimum " + min, where);
        }
        if (number.compareTo(BigInteger.valueOf(max)) > 0) {
            throw invalid("MAXIMUM", "Value " + number + " is greater than maximum " + max, where);
        }
    }
}
