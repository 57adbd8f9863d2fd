package io.ostiary.mcp.cli;

import io.ostiary.InvalidArgumentException;
import io.ostiary.mcp.binding.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code ostiary outbox}: shows a person at this machine the mails that no server took. No tool does, because the links in
 * them are secrets.
 */
@Command(
        name = "outbox",
        description =
                "Show the mails that the memory backend kept because there is no mail server: the newest first, or one"
                        + " with its link.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class OutboxCommand implements Callable<Integer> {
    private static final int LONGEST_LINE = 200;

    private final Streams streams;

    @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "Which one to show; 1 is the newest.")
    private @Nullable Integer number;

    @Mixin
    private BackendOptions backendOptions = new BackendOptions();

    OutboxCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Path folder = backendOptions.outbox(backendOptions.configuration(), streams.environment());
        List<Path> mails = newestFirst(folder);
        if (number != null) {
            if (number < 1 || number > mails.size()) {
                throw new InvalidArgumentException(
                        "NUMBER", "must be one of the " + mails.size() + " mails in " + folder);
            }
            String mail = read(mails.get(number - 1))
                    .orElseThrow(() ->
                            new InvalidArgumentException("NUMBER", "is a mail that has just given way to a newer one"));
            streams.out().println(Printable.text(mail).stripTrailing());
        } else if (mails.isEmpty()) {
            streams.out().println("No mails in " + folder);
        } else {
            for (int i = 0; i < mails.size(); i++) {
                print(i + 1, mails.get(i));
            }
        }
        return 0;
    }

    private void print(int position, Path file) {
        read(file)
                .map(OutboxCommand::headers)
                .ifPresent(headers -> streams.out()
                        .printf(
                                "%3d  %s  %s  %s%n",
                                position,
                                headers.getOrDefault("Date", ""),
                                headers.getOrDefault("To", ""),
                                headers.getOrDefault("Subject", "")));
    }

    private static List<Path> newestFirst(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".mail"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new InvalidArgumentException("mail.outbox", "cannot be read: " + folder);
        }
    }

    /** The mail; none when it gave way to a newer one meanwhile. */
    private static Optional<String> read(Path mail) {
        try {
            return Optional.of(Files.readString(mail));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a mail cannot be read: " + mail, e);
        }
    }

    private static Map<String, String> headers(String mail) {
        Map<String, String> headers = new LinkedHashMap<>();
        mail.lines().takeWhile(line -> !line.isEmpty()).forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                headers.put(line.substring(0, colon), Printable.line(line.substring(colon + 2), LONGEST_LINE));
            }
        });
        return headers;
    }
}
