package io.ostiary.backend;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts values into the templates of mails. */
@FunctionalInterface
public interface TemplateEngine {
    /**
     * The template with those values.
     *
     * @param field what the template is, for a refusal
     * @param values text by the name of each variable; null where there is none
     * @throws io.ostiary.InvalidArgumentException when it is not well-formed, names what has no value, or does too much
     */
    String render(String field, String template, Map<String, ? extends @Nullable String> values);

    /**
     * The pieces of a template that are written whole or not at all, whatever the values are: conditions and loops stand
     * between them. None where a template has no conditions.
     *
     * @param secret the name of a variable, which stands in pieces that are always written, and only as it is
     * @param value what stands for it
     * @param filler what stands for every other value, and in front of a piece for what may come before it
     * @throws io.ostiary.InvalidArgumentException when the template does anything with the secret but write it, or writes
     *     markup by other means than its own text
     */
    default List<String> pieces(String field, String template, String secret, String value, String filler) {
        return List.of();
    }
}
