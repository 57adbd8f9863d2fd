package io.ostiary.backend;

import io.ostiary.Secret;
import io.ostiary.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a backend's settings, checked against their declaration. Prints every secret as {@code Secret[***]}.
 */
public final class Settings {
    private final Map<String, Setting> declared;
    private final Map<String, String> values;

    private Settings(Map<String, Setting> declared, Map<String, String> values) {
        this.declared = declared;
        this.values = values;
    }

    /**
     * Checks values against a declaration, all at once.
     *
     * @throws io.ostiary.InvalidArgumentException with every unknown name, missing value and malformed value; the values
     *     of secrets are not in it
     */
    public static Settings check(List<Setting> declaration, Map<String, String> values) {
        Map<String, Setting> declared = new LinkedHashMap<>();
        declaration.forEach(setting -> declared.put(setting.name(), setting));
        var violations = new Violations();
        values.keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .forEach(name -> violations.require(
                        false, name, "is not a setting; there are " + String.join(", ", declared.keySet())));
        Map<String, String> effective = new LinkedHashMap<>();
        for (Setting setting : declaration) {
            String value = values.getOrDefault(setting.name(), setting.defaultValue());
            if (value == null || value.isBlank()) {
                violations.require(!setting.required(), setting.name(), "is required");
            } else {
                violations.require(
                        isWellFormed(setting.type(), value),
                        setting.name(),
                        "must be " + setting.type().wording());
                effective.put(setting.name(), value);
            }
        }
        violations.throwIfAny();
        return new Settings(declared, effective);
    }

    /** The text, or empty when none was given. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(value(name));
    }

    /** The text of a setting that is required or has a default. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException(name + " has neither a value nor a default"));
    }

    /** The credential, or empty when none was given. */
    public Optional<Secret> secret(String name) {
        return text(name).map(Secret::of);
    }

    /** The number of a setting that is required or has a default. */
    public int integer(String name) {
        return Integer.parseInt(requiredText(name));
    }

    /** The truth of a setting that is required or has a default. */
    public boolean flag(String name) {
        return Boolean.parseBoolean(requiredText(name));
    }

    /** The duration of a setting that is required or has a default. */
    public Duration duration(String name) {
        return parseDuration(requiredText(name));
    }

    /** The URL, or empty when none was given. */
    public Optional<URI> url(String name) {
        return text(name).map(URI::create);
    }

    /** The texts; empty when none was given. */
    public List<String> list(String name) {
        return text(name)
                .map(text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + printable(entry))
                .collect(Collectors.joining(", ", "Settings{", "}"));
    }

    private Object printable(Map.Entry<String, String> entry) {
        Setting setting = declared.get(entry.getKey());
        return setting == null || setting.secret() ? Secret.of(entry.getValue()) : entry.getValue();
    }

    private @Nullable String value(String name) {
        if (!declared.containsKey(name)) {
            throw new IllegalArgumentException(name + " is not declared");
        }
        return values.get(name);
    }

    private static boolean isWellFormed(Setting.Type type, String value) {
        return switch (type) {
            case TEXT, LIST -> true;
            case INTEGER -> value.matches("[0-9]{1,9}");
            case BOOLEAN -> Set.of("true", "false").contains(value);
            case DURATION -> isDuration(value);
            case URL -> isUrl(value);
        };
    }

    private static boolean isDuration(String value) {
        try {
            return !parseDuration(value).isNegative();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isUrl(String value) {
        try {
            URI url = new URI(value);
            return url.getHost() != null && Set.of("http", "https").contains(String.valueOf(url.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Duration parseDuration(String value) {
        if (value.matches("[0-9]{1,9}[smhd]")) {
            String upper = value.toUpperCase(Locale.ROOT);
            return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
        }
        return Duration.parse(value);
    }
}
