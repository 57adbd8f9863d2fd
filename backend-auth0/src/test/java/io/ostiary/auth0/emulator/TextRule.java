package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A string. */
final class TextRule extends Rule {
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@\"(),:;<>\\[\\]\\\\]{1,64}@(?=.{1,256}$)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\\.[A-Za-z0-9-]+");
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s<>\"{}|\\\\^`]+");

    private int min;
    private int max = Integer.MAX_VALUE;
    private @Nullable Pattern pattern;
    private @Nullable Set<String> values;
    private @Nullable String format;
    private Predicate<String> inFormat = text -> true;

    TextRule() {
        super("string");
    }

    TextRule min(int chars) {
        min = chars;
        return this;
    }

    TextRule max(int chars) {
        max = chars;
        return this;
    }

    TextRule pattern(String regex) {
        pattern = Pattern.compile(regex);
        return this;
    }

    TextRule oneOf(String... allowed) {
        values = Set.of(allowed);
        return this;
    }

    TextRule email() {
        return format("email", text -> EMAIL.matcher(text).matches());
    }

    TextRule uri() {
        return format("strict-uri", text -> URI.matcher(text).matches());
    }

    TextRule format(String name, Predicate<String> matches) {
        format = name;
        inFormat = matches;
        return this;
    }

    @Override
    JsonNode parse(String text) {
        return TextNode.valueOf(text);
    }

    @Override
    boolean isOfType(JsonNode value) {
        return value.isTextual();
    }

    @Override
    void checkContent(JsonNode value, String where) {
        String text = value.textValue();
        int chars = text.codePointCount(0, text.length());
        if (chars < min) {
            throw invalid("MIN_LENGTH", "String is too short (" + chars + " chars), minimum " + min, where);
        }
        if (chars > max) {
            throw invalid("MAX_LENGTH", "String is too long (" + chars + " chars), maximum " + max, where);
        }
        if (values != null && !values.contains(text)) {
            throw invalid("ENUM_MISMATCH", "No enum match for: " + text, where);
        }
        if (pattern != null && !pattern.matcher(text).find()) {
            throw invalid("PATTERN", "String does not match pattern " + pattern, where);
        }
        if (!inFormat.test(text)) {
            throw invalid("FORMAT", "Object didn't pass validation for format " + format + ": " + text, where);
        }
    }
}
