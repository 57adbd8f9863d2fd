package io.ostiary.memory.mail;

import io.ostiary.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail says it comes from (RFC 5322 §3.4).
 *
 * @param address the address
 * @param name the name next to it, or null
 */
public record Mailbox(String address, @Nullable String name) {
    /**
     * Checks what becomes a header.
     *
     * @throws io.ostiary.InvalidArgumentException when the address or the name could be more than one header
     */
    public Mailbox {
        new Violations().email("from", address).line("from", name, 1, 100).throwIfAny();
    }

    @Override
    public String toString() {
        return name == null ? address : name + " <" + address + ">";
    }
}
