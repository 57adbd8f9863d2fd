package io.ostiary.memory.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ostiary.NotConfiguredException;
import io.ostiary.backend.PlainText;
import io.ostiary.backend.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where mails end up while there is no mail server, for a person at the same machine: a file for each, which only its
 * owner can read, in a folder that holds the newest. A file is named by the time and holds headers, an empty line and text.
 */
final class OutboxFolder implements MailSender {
    /** How many mails are kept. */
    static final int CAPACITY = 100;

    private static final String SUFFIX = ".mail";

    private final PrivateFolder folder;
    private long sequence;

    OutboxFolder(Path folder) {
        this.folder = new PrivateFolder(folder);
    }

    @Override
    public synchronized void send(Mail mail) {
        try {
            folder.make();
            requirePrivate(mail);
            write(text(mail));
            forgetOldest();
        } catch (IOException | UnsupportedOperationException e) {
            throw notPrivate(mail, e);
        }
    }

    private static String text(Mail mail) {
        String from = mail.from() == null ? "" : "\nFrom: " + mail.from();
        return "Date: " + mail.sentAt() + "\nTenant: " + mail.tenant() + from + "\nTo: " + mail.to() + "\nSubject: "
                + mail.subject() + "\n\n" + PlainText.of(mail.body().reveal()) + "\n";
    }

    private void write(String text) throws IOException {
        sequence++;
        String name = String.format(
                Locale.ROOT,
                "%013d-%06d-%d",
                System.currentTimeMillis(),
                sequence,
                ProcessHandle.current().pid());
        Path written = folder.write("." + name, UTF_8.encode(text));
        Path unused = Files.move(written, written.resolveSibling(name + SUFFIX));
    }

    private void forgetOldest() throws IOException {
        List<Path> mails;
        try (Stream<Path> files = Files.list(folder.path())) {
            mails = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        for (Path oldest : mails.subList(0, Math.max(0, mails.size() - CAPACITY))) {
            boolean unused = Files.deleteIfExists(oldest);
        }
    }

    private void requirePrivate(Mail mail) throws IOException {
        boolean owners = Set.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE)
                .containsAll(folder.permissions());
        if (!owners) {
            throw notPrivate(mail, null);
        }
    }

    private NotConfiguredException notPrivate(Mail mail, @Nullable Exception cause) {
        return new NotConfiguredException(
                mail.operation(),
                "a folder for mails that its owner alone can use",
                "make " + folder + " one, or choose another with mail.outbox",
                cause);
    }
}
