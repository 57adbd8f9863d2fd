package io.ostiary;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values as plain Java: {@code String}, {@code Number}, {@code Boolean}, {@code null}, {@code List} and
 * {@code Map<String, …>}. Checked and copied on the way in, immutable from then on, in the order they came.
 */
public final class Json {
    /** How deep objects and arrays may nest. */
    public static final int MAX_DEPTH = 32;

    /**
     * The most characters of one document: those of all keys, strings and numbers together, and one for whatever else is
     * in it.
     */
    public static final int MAX_CHARACTERS = 65_536;

    private Json() {}

    /**
     * A checked, immutable copy of a JSON object.
     *
     * @param field what to call the object in an error
     * @throws InvalidArgumentException when something in it is not JSON, holds control characters, or is too deep or large
     */
    public static Map<String, @Nullable Object> object(String field, Map<String, ? extends @Nullable Object> object) {
        return new Copy().object(field, object, 1);
    }

    /**
     * The same, for arguments of which more may be wrong: records what is wrong with the object, which is then empty.
     *
     * @param violations where to record it
     */
    public static Map<String, @Nullable Object> object(
            Violations violations, String field, Map<String, ? extends @Nullable Object> object) {
        try {
            return object(field, object);
        } catch (InvalidArgumentException e) {
            e.violations().forEach(violation -> violations.require(false, violation.field(), violation.problem()));
            return Map.of();
        }
    }

    /**
     * The result of a JSON merge patch (RFC 7396): nested objects merge key by key, null removes, all else replaces.
     *
     * @param target the object before
     * @param patch the patch
     */
    public static Map<String, @Nullable Object> merge(
            Map<String, ? extends @Nullable Object> target, Map<String, ? extends @Nullable Object> patch) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(target);
        patch.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else if (value instanceof Map<?, ?> nested) {
                Object current = merged.get(key);
                merged.put(key, merge(current instanceof Map<?, ?> map ? cast(map) : Map.of(), cast(nested)));
            } else {
                merged.put(key, value);
            }
        });
        return Collections.unmodifiableMap(merged);
    }

    @SuppressWarnings("unchecked") // checked JSON objects have String keys
    private static Map<String, @Nullable Object> cast(Map<?, ?> object) {
        return (Map<String, @Nullable Object>) object;
    }

    private static final class Copy {
        private static final int LONGEST_KEY_IN_A_PATH = 60;

        private long characters;

        private Map<String, @Nullable Object> object(String path, Map<?, ?> object, int depth) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((key, value) -> {
                if (!(key instanceof String name)) {
                    throw new InvalidArgumentException(path, "must have text keys only");
                }
                text(path, name);
                copy.put(name, value(path + "." + cut(name), value, depth + 1));
            });
            return Collections.unmodifiableMap(copy);
        }

        private List<@Nullable Object> array(String path, List<?> array, int depth) {
            List<@Nullable Object> copy = new ArrayList<>(array.size());
            for (Object item : array) {
                copy.add(value(path + "[" + copy.size() + "]", item, depth + 1));
            }
            return Collections.unmodifiableList(copy);
        }

        private @Nullable Object value(String path, @Nullable Object value, int depth) {
            if (depth > MAX_DEPTH) {
                throw new InvalidArgumentException(
                        path.length() > 60 ? path.substring(0, 60) + "…" : path,
                        "must not nest deeper than " + MAX_DEPTH);
            }
            if (!(value instanceof String) && !(value instanceof Number)) {
                count(path, 1);
            }
            if (value == null || value instanceof Boolean) {
                return value;
            }
            if (value instanceof String text) {
                return text(path, text);
            }
            if (value instanceof Number number) {
                return number(path, number);
            }
            if (value instanceof List<?> list) {
                return array(path, list, depth);
            }
            if (value instanceof Map<?, ?> map) {
                return object(path, map, depth);
            }
            throw new InvalidArgumentException(path, "must be a JSON value");
        }

        private String text(String path, String text) {
            count(path, Math.max(1, text.length()));
            if (!Violations.isClean(text, true)) {
                throw new InvalidArgumentException(path, "must not contain control characters or broken surrogates");
            }
            return text;
        }

        private Number number(String path, Number number) {
            boolean json = number instanceof Integer
                    || number instanceof Long
                    || number instanceof Short
                    || number instanceof Byte
                    || number instanceof BigInteger
                    || number instanceof BigDecimal
                    || number instanceof Double d && Double.isFinite(d)
                    || number instanceof Float f && Float.isFinite(f);
            if (!json) {
                throw new InvalidArgumentException(path, "must be a finite JSON number");
            }
            count(path, length(number));
            return number;
        }

        private void count(String path, long more) {
            characters += more;
            if (characters > MAX_CHARACTERS) {
                throw new InvalidArgumentException(
                        path, "must keep the document under " + MAX_CHARACTERS + " characters");
            }
        }

        /** About how many characters the number takes; does not write out large ones, which takes long. */
        private static long length(Number number) {
            if (number instanceof BigInteger integer) {
                return (long) (integer.bitLength() * Math.log10(2)) + 1;
            }
            if (number instanceof BigDecimal decimal) {
                return length(decimal.unscaledValue()) + length(decimal.scale());
            }
            return number.toString().length();
        }

        private static String cut(String key) {
            return key.codePointCount(0, key.length()) > LONGEST_KEY_IN_A_PATH
                    ? key.substring(0, key.offsetByCodePoints(0, LONGEST_KEY_IN_A_PATH)) + "…"
                    : key;
        }
    }
}
