package io.ostiary.auth0;

import io.ostiary.InvalidArgumentException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Users' metadata as Auth0's {@code app_metadata}: each key is a member of it. What Auth0 cannot have as a name is escaped:
 * {@code .}, {@code $} and {@code ~} as {@code ~} and two hexadecimal digits, at every level, and so is the first character
 * of a name that Auth0 reserves.
 *
 * <p>The member {@value #OWN} holds what the vocabulary knows of a user and Auth0 has no field for: {@code disabled_reason},
 * why an administrator blocked the user. It is no metadata.
 */
final class AppMetadata {
    static final String OWN = "ostiary";

    private static final String REASON = "disabled_reason";
    private static final Pattern ESCAPED = Pattern.compile("~([0-9A-F]{2})");
    private static final Pattern FORBIDDEN = Pattern.compile("[.$~]");
    private static final Set<String> RESERVED = Set.of(
            OWN,
            "__tenant",
            "_id",
            "blocked",
            "clientID",
            "created_at",
            "email",
            "email_verified",
            "global_client_id",
            "globalClientID",
            "identities",
            "lastIP",
            "lastLogin",
            "loginsCount",
            "metadata",
            "multifactor",
            "multifactor_last_modified",
            "updated_at",
            "user_id");

    private AppMetadata() {}

    /** The metadata in a user's {@code app_metadata}, by key. */
    static Map<String, @Nullable Object> read(Map<String, ? extends @Nullable Object> appMetadata) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        new TreeMap<String, @Nullable Object>(appMetadata).forEach((name, value) -> {
            if (!name.equals(OWN)) {
                metadata.put(key(name), renamed(value, AppMetadata::key));
            }
        });
        return metadata;
    }

    /**
     * What to send so that a user's {@code app_metadata} holds this metadata and no other. Auth0 merges the first level, so
     * members that stay are not sent.
     *
     * @param appMetadata what it holds now
     * @throws InvalidArgumentException when Auth0 would change a number of it
     */
    static Map<String, @Nullable Object> patch(
            Map<String, ? extends @Nullable Object> appMetadata, Map<String, @Nullable Object> metadata) {
        Map<String, @Nullable Object> before = read(appMetadata);
        Map<String, String> names = new HashMap<>();
        appMetadata.keySet().stream().filter(name -> !name.equals(OWN)).forEach(name -> names.put(key(name), name));
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        before.keySet().forEach(key -> {
            if (!metadata.containsKey(key)) {
                patch.put(Objects.requireNonNull(names.get(key)), null);
            }
        });
        metadata.forEach((key, value) -> {
            if (!Objects.equals(value, before.get(key))) {
                requireExact(value);
                patch.put(names.getOrDefault(key, name(key)), renamed(value, AppMetadata::escaped));
            }
        });
        return patch;
    }

    /** The member's name that holds the values of a metadata key. */
    static String name(String key) {
        if (key.isEmpty()) {
            return "~";
        }
        return RESERVED.contains(key) ? escape(key.charAt(0)) + escaped(key.substring(1)) : escaped(key);
    }

    /** Why an administrator blocked the user, or null. */
    static @Nullable String disabledReason(Map<String, ? extends @Nullable Object> appMetadata) {
        return appMetadata.get(OWN) instanceof Map<?, ?> own && own.get(REASON) instanceof String reason
                ? reason
                : null;
    }

    /** What to send so that it says why an administrator blocked the user, or nothing of it. */
    static Map<String, @Nullable Object> disabledReasonPatch(@Nullable String reason) {
        Map<String, @Nullable Object> patch = new HashMap<>();
        patch.put(OWN, reason == null ? null : Map.of(REASON, reason));
        return patch;
    }

    private static String key(String name) {
        return name.equals("~")
                ? ""
                : ESCAPED.matcher(name)
                        .replaceAll(escape ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    private static String escaped(String key) {
        return FORBIDDEN
                .matcher(key)
                .replaceAll(forbidden -> escape(forbidden.group().charAt(0)));
    }

    private static String escape(char character) {
        return String.format("~%02X", (int) character);
    }

    private static @Nullable Object renamed(@Nullable Object value, UnaryOperator<String> name) {
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
            object.forEach((key, member) -> renamed.put(name.apply(String.valueOf(key)), renamed(member, name)));
            return renamed;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> renamed = new ArrayList<>();
            list.forEach(item -> renamed.add(renamed(item, name)));
            return renamed;
        }
        return value;
    }

    /** Auth0 keeps numbers as JavaScript does. */
    private static void requireExact(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            object.values().forEach(AppMetadata::requireExact);
        } else if (value instanceof List<?> list) {
            list.forEach(AppMetadata::requireExact);
        } else if (value instanceof Number number && !isExact(number)) {
            throw new InvalidArgumentException(
                    "metadata", "must not hold numbers beyond the precision of a double on Auth0");
        }
    }

    private static boolean isExact(Number number) {
        BigDecimal given = new BigDecimal(number.toString());
        double kept = given.doubleValue();
        return Double.isFinite(kept) && new BigDecimal(Double.toString(kept)).compareTo(given) == 0;
    }
}
