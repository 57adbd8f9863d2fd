package io.ostiary.memory.mail;

import io.ostiary.backend.PlainText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.UUID;

/** A mail as it goes over the wire: text and HTML, of which the recipient's program shows one. */
final class MailMessage extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;

    MailMessage(Session session, InternetAddress from, Mail mail) throws MessagingException {
        super(session);
        this.id = "<" + UUID.randomUUID()
                + from.getAddress().substring(from.getAddress().lastIndexOf('@')) + ">";
        setFrom(from);
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

    /** The library's own would tell the name of this machine. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
