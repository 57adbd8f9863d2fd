package io.ostiary.form;

import io.ostiary.Change;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A partial change of a form's draft: what is not named stays as it is, what is named is replaced as a whole.
 *
 * @param name what people call it; cannot be cleared
 * @param nodes its steps, what is done between them, and where they branch
 * @param start where it begins
 * @param ending what follows on it
 * @param style how it looks
 * @param languages which languages it speaks
 * @param messages what it says in place of the provider's own words
 * @param translations what it says in other languages
 */
public record FormPatch(
        Change<String> name,
        Change<List<Map<String, @Nullable Object>>> nodes,
        Change<Map<String, @Nullable Object>> start,
        Change<Map<String, @Nullable Object>> ending,
        Change<Map<String, @Nullable Object>> style,
        Change<Map<String, @Nullable Object>> languages,
        Change<Map<String, @Nullable Object>> messages,
        Change<Map<String, @Nullable Object>> translations) {

    /**
     * Checks every value that is set.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public FormPatch {
        FormText.checkName(name.valueOrNull())
                .require(!(name instanceof Change.Clear), "name", "cannot be cleared")
                .throwIfAny();
        FormContent checked = FormText.checked(new FormContent(
                given(nodes),
                part(start),
                part(ending),
                part(style),
                part(languages),
                part(messages),
                part(translations)));
        nodes = nodes.map(value -> checked.nodes());
        start = start.map(value -> checked.start());
        ending = ending.map(value -> checked.ending());
        style = style.map(value -> checked.style());
        languages = languages.map(value -> checked.languages());
        messages = messages.map(value -> checked.messages());
        translations = translations.map(value -> checked.translations());
    }

    /** Starts a patch that changes nothing. */
    public static Builder builder() {
        return new Builder();
    }

    private static List<Map<String, @Nullable Object>> given(Change<List<Map<String, @Nullable Object>>> change) {
        List<Map<String, @Nullable Object>> value = change.valueOrNull();
        return value == null ? List.of() : value;
    }

    private static Map<String, @Nullable Object> part(Change<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> value = change.valueOrNull();
        return value == null ? Map.of() : value;
    }

    /** Collects changes; what is not called stays kept. */
    public static final class Builder {
        private Change<String> name = Change.keep();
        private Change<List<Map<String, @Nullable Object>>> nodes = Change.keep();
        private Change<Map<String, @Nullable Object>> start = Change.keep();
        private Change<Map<String, @Nullable Object>> ending = Change.keep();
        private Change<Map<String, @Nullable Object>> style = Change.keep();
        private Change<Map<String, @Nullable Object>> languages = Change.keep();
        private Change<Map<String, @Nullable Object>> messages = Change.keep();
        private Change<Map<String, @Nullable Object>> translations = Change.keep();

        private Builder() {}

        /** Changes {@link Form#name()}. */
        public Builder name(Change<String> change) {
            this.name = change;
            return this;
        }

        /** Changes {@link FormContent#nodes()}. */
        public Builder nodes(Change<List<Map<String, @Nullable Object>>> change) {
            this.nodes = change;
            return this;
        }

        /** Changes {@link FormContent#start()}. */
        public Builder start(Change<Map<String, @Nullable Object>> change) {
            this.start = change;
            return this;
        }

        /** Changes {@link FormContent#ending()}. */
        public Builder ending(Change<Map<String, @Nullable Object>> change) {
            this.ending = change;
            return this;
        }

        /** Changes {@link FormContent#style()}. */
        public Builder style(Change<Map<String, @Nullable Object>> change) {
            this.style = change;
            return this;
        }

        /** Changes {@link FormContent#languages()}. */
        public Builder languages(Change<Map<String, @Nullable Object>> change) {
            this.languages = change;
            return this;
        }

        /** Changes {@link FormContent#messages()}. */
        public Builder messages(Change<Map<String, @Nullable Object>> change) {
            this.messages = change;
            return this;
        }

        /** Changes {@link FormContent#translations()}. */
        public Builder translations(Change<Map<String, @Nullable Object>> change) {
            this.translations = change;
            return this;
        }

        /**
         * The patch.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public FormPatch build() {
            return new FormPatch(name, nodes, start, ending, style, languages, messages, translations);
        }
    }
}
