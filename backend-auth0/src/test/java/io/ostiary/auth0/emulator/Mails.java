package io.ostiary.auth0.emulator;

import java.util.ArrayList;
import java.util.List;

/** The mails that the tenant sent, which go nowhere. */
final class Mails {
    private final List<Mail> sent = new ArrayList<>();

    /** Sends the mail of a template, such as {@code verification_email}. */
    void send(String template, String address) {
        sent.add(new Mail(template, address));
    }

    /** The templates of the mails to an address, oldest first. */
    List<String> to(String address) {
        return sent.stream()
                .filter(mail -> mail.address.equalsIgnoreCase(address))
                .map(Mail::template)
                .toList();
    }

    private record Mail(String template, String address) {}
}
