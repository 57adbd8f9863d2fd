package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * Bounds that a field has to be between; * is none.
 *
 * <p>A time may be cut off after any of its parts and then means all that time: up to and including {@code 2020-01} is up to the end of that month.
 */
record UserRange(String field, String low, boolean fromLow, String high, boolean toHigh) implements UserSearch {
    UserRange {
        if (field.startsWith("user_metadata")) {
            throw UserSearchParser.refused("Ranges are not supported on user_metadata fields");
        }
    }

    @Override
    public boolean matches(JsonNode user) {
        return UserTerm.values(user, field).anyMatch(value -> isAfterLow(value) && isBeforeHigh(value));
    }

    private boolean isAfterLow(JsonNode value) {
        if (low.equals("*")) {
            return true;
        }
        int order = compare(value, low);
        return fromLow ? order >= 0 : order > 0 && !isWithin(value, low);
    }

    private boolean isBeforeHigh(JsonNode value) {
        if (high.equals("*")) {
            return true;
        }
        int order = compare(value, high);
        return toHigh ? order <= 0 || isWithin(value, high) : order < 0;
    }

    private static int compare(JsonNode value, String bound) {
        if (value.isNumber()) {
            try {
                return value.decimalValue().compareTo(new BigDecimal(bound));
            } catch (NumberFormatException noNumber) {
                throw UserSearchParser.refused("The bounds of a range over numbers must be numbers");
            }
        }
        return value.asText().compareTo(bound.replaceFirst("(:\\d\\d)Z$", "$1.000Z"));
    }

    private boolean isWithin(JsonNode value, String bound) {
        return (field.endsWith("_at") || field.equals("date")) && value.asText().startsWith(bound);
    }
}
