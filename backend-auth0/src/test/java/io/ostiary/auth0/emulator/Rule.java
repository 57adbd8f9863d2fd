package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a value in a path, a query or a body has to be, refused in the words of Auth0's schema validator. */
abstract class Rule {
    private final String type;
    private boolean nullable;
    private @Nullable String description;

    Rule(String type) {
        this.type = type;
    }

    static TextRule text() {
        return new TextRule();
    }

    static IntegerRule integer() {
        return new IntegerRule();
    }

    static FlagRule flag() {
        return new FlagRule();
    }

    static ListRule list(Rule items) {
        return new ListRule(items);
    }

    /** Takes what either of two rules of different types takes. */
    static Rule either(Rule one, Rule other) {
        return new EitherRule(one, other);
    }

    static ObjectRule object() {
        return new ObjectRule();
    }

    /** Takes null as well. */
    final Rule orNull() {
        nullable = true;
        return this;
    }

    /** Describes the value as the refusal does, in brackets. */
    final Rule says(String text) {
        description = text;
        return this;
    }

    /**
     * Checks a value.
     *
     * @param where the value's path, such as {@code scopes[0].value}, empty for the whole
     * @throws InvalidValue at the first thing that is wrong
     */
    final void check(JsonNode value, String where) {
        if (value.isNull() && nullable) {
            return;
        }
        if (!isOfType(value)) {
            throw invalid("INVALID_TYPE", "Expected type " + type + " but found type " + typeOf(value), where);
        }
        checkContent(value, where);
    }

    /** Turns what a path or a query carries into the value that it stands for, or leaves it as text. */
    abstract JsonNode parse(String text);

    abstract boolean isOfType(JsonNode value);

    abstract void checkContent(JsonNode value, String where);

    final InvalidValue invalid(String code, String detail, String where) {
        return new InvalidValue(code, detail, where, description);
    }

    static boolean isWhole(JsonNode value) {
        return value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    private static String typeOf(JsonNode value) {
        return isWhole(value) ? "integer" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** A value that breaks a rule. */
    @SuppressWarnings("serial") // never serialised
    static final class InvalidValue extends RuntimeException {
        private final String code;
        private final String detail;
        private final String where;

        private InvalidValue(String code, String detail, String where, @Nullable String description) {
            super(
                    "'" + detail + "'"
                            + (where.isEmpty() ? "" : " on property " + where)
                            + (where.isEmpty() || description == null ? "" : " (" + description + ")")
                            + ".",
                    null,
                    false,
                    false);
            this.code = code;
            this.detail = detail;
            this.where = where;
        }

        /** The name of the rule that is broken, as the errors of an import tell it. */
        String code() {
            return code;
        }

        String detail() {
            return detail;
        }

        String where() {
            return where;
        }

        /** The refusal, by which part of the request the value is in. */
        Problem in(Part part) {
            return Problem.of(400, part.label + " validation error: " + getMessage(), part.errorCode);
        }
    }

    /** A part of a request. */
    enum Part {
        PATH("Path", "invalid_uri"),
        QUERY("Query", "invalid_query_string"),
        BODY("Payload", "invalid_body");

        private final String label;
        private final String errorCode;

        Part(String label, String errorCode) {
            this.label = label;
            this.errorCode = errorCode;
        }
    }
}
