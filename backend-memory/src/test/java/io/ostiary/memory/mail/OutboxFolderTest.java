package io.ostiary.memory.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.NotConfiguredException;
import io.ostiary.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxFolderTest {
    private static final int LONGEST_PATH = 4095; // of Linux

    @TempDir
    private Path temporary = Path.of("");

    @Test
    void aMailIsAFileForItsOwnerOnly() throws IOException {
        Path folder = temporary.resolve("deep/outbox");

        new OutboxFolder(folder).send(Mails.to("ada@example.com"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(files(folder)).singleElement().satisfies(file -> {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file))
                    .startsWith("Date: 2026-01-01T12:00:00Z\nTenant: main\nTo: ada@example.com\nSubject: Choose")
                    .contains("\n\nGrüße & co\nChoose: " + Mails.LINK);
        });
    }

    @Test
    void onlyTheNewestAreKept() throws IOException {
        var outbox = new OutboxFolder(temporary.resolve("outbox"));

        for (int i = 1; i <= OutboxFolder.CAPACITY + 3; i++) {
            outbox.send(Mails.to("ada@example.com", "Number " + i));
        }

        List<Path> files = files(temporary.resolve("outbox"));
        assertThat(files).hasSize(OutboxFolder.CAPACITY);
        assertThat(Files.readString(files.get(0))).contains("Number 4\n");
        assertThat(Files.readString(files.get(OutboxFolder.CAPACITY - 1))).contains("Number 103\n");
    }

    @Test
    void aFolderThatOthersCanReadIsRefused() throws IOException {
        Path folder = Files.createDirectory(
                temporary.resolve("shared"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));

        assertThatExceptionOfType(NotConfiguredException.class)
                .isThrownBy(() -> new OutboxFolder(folder).send(Mails.to("ada@example.com")))
                .withMessageContaining("mail.outbox");
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void aMailThatCannotBeWrittenIsNotCalledAFolderThatOthersCanReadAndLeavesNothing() throws IOException {
        // Just so long that a mail fits while it is written, and not with its ending.
        String written =
                String.format(".%013d-%06d-%d", 0, 0, ProcessHandle.current().pid());
        int length = LONGEST_PATH - 1 - written.length();
        Path full = temporary;
        while (length - full.toString().length() > 200) {
            full = full.resolve("a".repeat(100));
        }
        full = full.resolve("a".repeat(length - full.toString().length() - 1));
        var outbox = new OutboxFolder(full);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> outbox.send(Mails.to("ada@example.com")))
                .withMessageContaining("too long")
                .matches(failure -> !failure.ambiguous());
        assertThat(files(full)).isEmpty();
    }

    @Test
    void aMailIsKeptWhenAnOlderOneCannotBeForgotten() throws IOException {
        Path folder = temporary.resolve("outbox");
        var outbox = new OutboxFolder(folder);
        outbox.send(Mails.to("ada@example.com"));
        Files.createDirectories(folder.resolve("0.mail/not a mail"));

        for (int i = 1; i <= OutboxFolder.CAPACITY; i++) {
            outbox.send(Mails.to("ada@example.com", "Number " + i));
        }

        List<Path> files = files(folder);
        assertThat(files).hasSize(OutboxFolder.CAPACITY + 1);
        assertThat(Files.readString(files.get(OutboxFolder.CAPACITY))).contains("Number 100\n");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
