package io.ostiary.keycloak;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A mail server on a free port that takes every mail. The system property {@code mail.host} is the address under which a
 * Keycloak on another machine reaches it.
 */
final class TestMailServer implements AutoCloseable {
    private static final String HOST = System.getProperty("mail.host", "127.0.0.1");

    private final GreenMail server = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));

    TestMailServer() {
        server.start();
    }

    /** How a realm names it. */
    Map<String, String> asRealmSays() {
        return Map.of("host", HOST, "port", String.valueOf(server.getSmtp().getPort()), "from", "ostiary@example.com");
    }

    /** The mails to that address, oldest first. */
    List<String> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .map(GreenMailUtil::getWholeMessage)
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getAllRecipients())
                    .anyMatch(recipient ->
                            ((InternetAddress) recipient).getAddress().equalsIgnoreCase(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
