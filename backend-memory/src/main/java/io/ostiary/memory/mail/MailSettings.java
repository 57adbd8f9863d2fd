package io.ostiary.memory.mail;

import static io.ostiary.backend.Setting.optional;
import static io.ostiary.backend.Setting.secret;

import io.ostiary.NotConfiguredException;
import io.ostiary.Secret;
import io.ostiary.Violations;
import io.ostiary.backend.Setting;
import io.ostiary.backend.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where mails go, checked.
 *
 * @param server the mail server, or null where there is none
 * @param outbox the folder that keeps the mails while there is no mail server, or null to keep them in memory
 */
public record MailSettings(
        @Nullable Server server, @Nullable Path outbox) {
    /** What can be configured. */
    public static final List<Setting> DECLARATION = List.of(
            optional(
                    "mail.from",
                    Setting.Type.TEXT,
                    "Sender of the mails, such as Acme <no-reply@acme.example>; a mail server needs it."),
            optional(
                    "mail.outbox",
                    Setting.Type.TEXT,
                    "Folder that keeps the newest mails where there is no mail server, each in a file for its owner only."),
            optional(
                    "mail.smtp.host",
                    Setting.Type.TEXT,
                    "Mail server that takes the mails; where there is none, they go to the outbox."),
            optional(
                    "mail.smtp.port",
                    Setting.Type.INTEGER,
                    "Port of the mail server; by default 587, 465 with tls and 25 with none."),
            optional(
                    "mail.smtp.security",
                    Setting.Type.TEXT,
                    "starttls",
                    "starttls, tls from the start, or none, with which everybody on the way can read links."),
            optional("mail.smtp.username", Setting.Type.TEXT, "User name at the mail server, where it asks for one."),
            secret("mail.smtp.password", "Password of that user."),
            optional("mail.smtp.connect-timeout", Setting.Type.DURATION, "5s", "How long to wait for a connection."),
            optional("mail.smtp.read-timeout", Setting.Type.DURATION, "20s", "How long to wait for an answer."));

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1");

    /** How the way to a mail server is protected. */
    public enum Security {
        /** By TLS, which the server must offer. */
        STARTTLS(587),
        /** By TLS from the first byte. */
        TLS(465),
        /** Not at all. */
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    /**
     * A mail server.
     *
     * @param host its name
     * @param port its port
     * @param security how the way to it is protected
     * @param username the user's name, or null where it asks for none
     * @param password the user's password, or null where there is no user
     * @param from the sender of the mails
     * @param connectTimeout how long to wait for a connection
     * @param readTimeout how long to wait for an answer
     */
    public record Server(
            String host,
            int port,
            Security security,
            @Nullable String username,
            @Nullable Secret password,
            String from,
            Duration connectTimeout,
            Duration readTimeout) {}

    /**
     * Reads the settings.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is out of bounds
     */
    public static MailSettings of(Settings settings) {
        Path outbox = settings.text("mail.outbox").map(Path::of).orElse(null);
        Optional<String> host = settings.text("mail.smtp.host");
        String security = settings.requiredText("mail.smtp.security");
        boolean hasUser = settings.text("mail.smtp.username").isPresent();
        var violations = new Violations()
                .require(
                        host.isEmpty() || settings.text("mail.from").isPresent(),
                        "mail.from",
                        "is required where there is a mail server")
                .require(
                        List.of("starttls", "tls", "none").contains(security),
                        "mail.smtp.security",
                        "must be starttls, tls or none")
                .require(
                        hasUser == settings.secret("mail.smtp.password").isPresent(),
                        "mail.smtp.password",
                        "goes together with mail.smtp.username")
                .require(
                        !hasUser
                                || !security.equals("none")
                                || LOOPBACK.matcher(host.orElse("localhost")).matches(),
                        "mail.smtp.password",
                        "is not sent in the clear: mail.smtp.security must be starttls or tls");
        for (String name : List.of("mail.smtp.connect-timeout", "mail.smtp.read-timeout")) {
            Duration timeout = settings.duration(name);
            violations.require(
                    timeout.compareTo(Duration.ofMillis(100)) >= 0 && timeout.compareTo(Duration.ofMinutes(5)) <= 0,
                    name,
                    "must be 100ms to 5m");
        }
        violations.throwIfAny();
        return new MailSettings(host.map(name -> server(settings, name)).orElse(null), outbox);
    }

    /**
     * What sends the mails as it is configured here.
     *
     * @param fallback what sends them where nothing is configured
     * @throws NotConfiguredException when there is a mail server to use, and no library that speaks with it
     */
    public MailSender sender(MailSender fallback) {
        if (server != null) {
            requireLibrary();
            return new SmtpSender(server);
        }
        return outbox == null ? fallback : new OutboxFolder(outbox);
    }

    private static Server server(Settings settings, String host) {
        Security security = switch (settings.requiredText("mail.smtp.security")) {
            case "tls" -> Security.TLS;
            case "none" -> Security.NONE;
            default -> Security.STARTTLS;
        };
        int port = settings.text("mail.smtp.port").isPresent() ? settings.integer("mail.smtp.port") : security.port;
        return new Server(
                host,
                port,
                security,
                settings.text("mail.smtp.username").orElse(null),
                settings.secret("mail.smtp.password").orElse(null),
                settings.requiredText("mail.from"),
                settings.duration("mail.smtp.connect-timeout"),
                settings.duration("mail.smtp.read-timeout"));
    }

    private static void requireLibrary() {
        try {
            Class<?> unused = Class.forName("org.eclipse.angus.mail.smtp.SMTPTransport");
        } catch (ClassNotFoundException e) {
            throw new NotConfiguredException(
                    null, "a library for mail.smtp.host", "put org.eclipse.angus:angus-mail on the class path", e);
        }
    }
}
