package io.ostiary.backend;

import io.ostiary.Violations;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be configured about a backend. Configuration files, environment variables, the command line and
 * the documentation are projections of it.
 *
 * @param name its name, for example {@code lock.failures}
 * @param type what its value looks like
 * @param required whether a value must be given
 * @param secret whether the value is a credential, which is never printed
 * @param defaultValue the value when none is given, or null
 * @param doc what it does, one sentence
 */
public record Setting(
        String name,
        Type type,
        boolean required,
        boolean secret,
        @Nullable String defaultValue,
        String doc) {

    /** What a value looks like. */
    public enum Type {
        /** Any text. */
        TEXT("text"),
        /** A whole number from 0. */
        INTEGER("a whole number"),
        /** {@code true} or {@code false}. */
        BOOLEAN("true or false"),
        /** A duration such as {@code 15m}, {@code 30s}, {@code 12h}, {@code 7d} or {@code PT15M}. */
        DURATION("a duration such as 15m"),
        /** An http or https URL. */
        URL("an http or https URL"),
        /** Several texts, separated by commas. */
        LIST("a list");

        private final String wording;

        Type(String wording) {
            this.wording = wording;
        }

        /** What a value must be, as a refusal of another one words it. */
        String wording() {
            return wording;
        }
    }

    /** Checks that the declaration makes sense. */
    public Setting {
        new Violations()
                .key("name", name)
                .line("doc", doc, 1, 500)
                .require(!required || defaultValue == null, name, "is required, so it has no default")
                .require(!secret || defaultValue == null, name, "is secret, so it has no default")
                .throwIfAny();
    }

    /** A setting with a default. */
    public static Setting optional(String name, Type type, String defaultValue, String doc) {
        return new Setting(name, type, false, false, defaultValue, doc);
    }

    /** A setting that may be absent. */
    public static Setting optional(String name, Type type, String doc) {
        return new Setting(name, type, false, false, null, doc);
    }

    /** A setting that must be given. */
    public static Setting required(String name, Type type, String doc) {
        return new Setting(name, type, true, false, null, doc);
    }

    /** A credential that may be absent. */
    public static Setting secret(String name, String doc) {
        return new Setting(name, Type.TEXT, false, true, null, doc);
    }
}
