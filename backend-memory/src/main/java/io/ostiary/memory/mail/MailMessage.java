package io.ostiary.memory.mail;

import io.ostiary.html.PlainText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/** A mail as it goes over the wire: text and HTML, of which the recipient's program shows one. */
final class MailMessage extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Session WRITTEN_IN_UTF_8 = writtenInUtf8();

    private final String id;
    private final InternetAddress sender;
    private final InternetAddress author;
    private final InternetAddress recipient;
    private boolean written;

    /**
     * A mail.
     *
     * @param sender who hands it over, and whom it comes from unless it says otherwise
     */
    MailMessage(InternetAddress sender, Mail mail) throws MessagingException {
        super(WRITTEN_IN_UTF_8);
        this.id = "<" + UUID.randomUUID()
                + sender.getAddress().substring(sender.getAddress().lastIndexOf('@')) + ">";
        Mailbox from = mail.from();
        this.sender = sender;
        this.author = from == null ? sender : MailAddress.of(from.address(), from.name());
        this.recipient = MailAddress.of(mail.to(), null);
        setMailbox("From", author);
        if (from != null) {
            setMailbox(
                    "Sender", sender); // RFC 5322 §3.6.2: who hands a mail over is named where that is not its author
        }
        setRecipient(Message.RecipientType.TO, recipient);
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

    /** Whom it goes to. */
    InternetAddress recipient() {
        return recipient;
    }

    /** An address of it that has letters beyond ASCII before the {@code @}, or in a domain without A-labels. */
    Optional<String> addressBeyondAscii() {
        return Stream.of(recipient, author, sender)
                .filter(address -> !MailAddress.isAscii(address))
                .map(InternetAddress::getAddress)
                .findFirst();
    }

    /** Whether all of it was written to a server, which may have taken it then, whether it said so or not. */
    boolean isWritten() {
        return written;
    }

    @Override
    public void writeTo(OutputStream out, String[] withoutHeaders) throws IOException, MessagingException {
        super.writeTo(out, withoutHeaders);
        written = true;
    }

    /** The library's own would tell the name of this machine. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    /** The library's own would write the name as it is, which not every server can read. */
    private void setMailbox(String header, InternetAddress address) throws MessagingException {
        setHeader(header, MimeUtility.fold(header.length() + 2, address.toString()));
    }

    private static Session writtenInUtf8() {
        var properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true"); // else an address beyond ASCII loses half of its bits
        return Session.getInstance(properties);
    }
}
