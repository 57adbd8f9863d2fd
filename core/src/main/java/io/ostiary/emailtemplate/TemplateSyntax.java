package io.ostiary.emailtemplate;

import java.util.Locale;

/** The language in which a provider's templates say where a value goes. */
public enum TemplateSyntax {
    /** Liquid: {@code {{ url }}}, {@code {% if user.name %}}. */
    LIQUID,
    /** {@link java.text.MessageFormat}: <code>{0}</code>, with every apostrophe doubled. */
    MESSAGE_FORMAT;

    /** The name outside Java, for example {@code message_format}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
