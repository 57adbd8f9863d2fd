package io.ostiary.memory.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ostiary.NotConfiguredException;
import io.ostiary.UnavailableException;
import io.ostiary.backend.PrivateFolder;
import io.ostiary.html.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
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
        } catch (AccessDeniedException | FileAlreadyExistsException | UnsupportedOperationException e) {
            throw notPrivate(mail, e);
        } catch (IOException e) {
            throw new UnavailableException(
                    mail.operation(), "the mail cannot be written to " + folder + ": " + reason(e), false, e);
        }
        forgetOldest();
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
        Path begun = folder.path().resolve("." + name);
        try {
            Path written = folder.write("." + name, UTF_8.encode(text));
            Path unused = Files.move(written, written.resolveSibling(name + SUFFIX));
        } catch (IOException e) {
            delete(begun);
            throw e;
        }
    }

    /** What cannot be deleted stays: the mail is there, and that is what was asked for. */
    private void forgetOldest() {
        try (Stream<Path> files = Files.list(folder.path())) {
            List<Path> mails = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            mails.subList(0, Math.max(0, mails.size() - CAPACITY)).forEach(OutboxFolder::delete);
        } catch (IOException | UncheckedIOException e) {
            // the next mail tries again
        }
    }

    private static void delete(Path file) {
        try {
            boolean unused = Files.deleteIfExists(file);
        } catch (IOException e) {
            // whoever looks into the folder sees it
        }
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException of ? of.getReason() : e.getMessage();
        return reason == null ? "the file system refuses it" : reason;
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
