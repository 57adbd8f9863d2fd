package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;

/** A value of one of two types, each with its rule. */
final class EitherRule extends Rule {
    private final Rule one;
    private final Rule other;

    EitherRule(Rule one, Rule other) {
        super("either");
        this.one = one;
        this.other = other;
    }

    @Override
    JsonNode parse(String text) {
        return one.parse(text);
    }

    @Override
    boolean isOfType(JsonNode value) {
        return one.isOfType(value) || other.isOfType(value);
    }

    @Override
    void checkContent(JsonNode value, String where) {
        (one.isOfType(value) ? one : other).checkContent(value, where);
    }
}
