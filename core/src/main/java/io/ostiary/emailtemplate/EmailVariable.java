package io.ostiary.emailtemplate;

/**
 * A value that a provider puts into a mail.
 *
 * @param name what it is called, for example {@code user.name}
 * @param placeholder how a template writes it, for example {@code {{ user.name }}}
 * @param required whether a body must have it, because the mail is good for nothing without; it is a link for the recipient
 *     only, and no subject has it
 * @param sample what stands for it in a preview
 */
public record EmailVariable(String name, String placeholder, boolean required, String sample) {}
