package io.ostiary.memory.mail;

import io.ostiary.backend.PlainText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.UUID;

/** A mail as it goes over the wire: text and HTML, of which the recipient's program shows one. */
final class MailMessage extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;

    /**
     * A mail.
     *
     * @param sender who hands it over, and whom it comes from unless it says otherwise
     */
    MailMessage(Session session, InternetAddress sender, Mail mail) throws MessagingException {
        super(session);
        this.id = "<" + UUID.randomUUID()
                + sender.getAddress().substring(sender.getAddress().lastIndexOf('@')) + ">";
        Mailbox from = mail.from();
        setFrom(from == null ? sender : address(from));
        if (from != null) {
            setSender(sender); // RFC 5322 §3.6.2: who hands a mail over is named where that is not its author
        }
        setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        setSubject(mail.subject(), UTF_8);
        setSentDate(Date.from(mail.sentAt()));
        setHeader("Auto-Submitted", "auto-generated"); // RFC 3834 §5: no program is to answer it
        var text = new MimeBodyPart();
        text.setText(PlainText.of(mail.body().reveal()), UTF_8);
        var html = new MimeBodyPart();
        html.setText(mail.body().reveal(), UTF_8, "html");
        setContent(new MimeMultipart("alternative", text, html));
        saveChanges();
    }

    private static InternetAddress address(Mailbox from) throws MessagingException {
        var address = new InternetAddress(from.address(), true);
        try {
            address.setPersonal(from.name(), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError("every JVM has UTF-8", e);
        }
        return address;
    }

    /** The library's own would tell the name of this machine. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
