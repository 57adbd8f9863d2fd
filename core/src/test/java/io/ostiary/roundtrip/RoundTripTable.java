package io.ostiary.roundtrip;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was counted: a line is an operation, in which case (or nothing), how many requests, and with what that grows (or
 * nothing). What it grows with is written by hand, the rest by {@code -Ddocs=update}.
 */
final class RoundTripTable {
    private static final Path PATH = Path.of("src", "test", "resources", "round-trips.tsv");

    private final List<String[]> recorded;
    private final List<String> counted = new ArrayList<>();

    RoundTripTable() {
        try {
            recorded = Files.exists(PATH)
                    ? Files.readAllLines(PATH).stream()
                            .map(line -> line.split("\t", -1))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With what the number grows, or nothing. */
    String growsWith(RoundTrip trip) {
        return recorded.stream()
                .filter(cells -> cells[0].equals(trip.operation().id()) && cells[1].equals(trip.when()))
                .map(cells -> cells[3])
                .findFirst()
                .orElse("");
    }

    void add(RoundTrip trip, int requests) {
        counted.add(String.join("\t", trip.operation().id(), trip.when(), String.valueOf(requests), growsWith(trip)));
    }

    static boolean isToBeUpdated() {
        return "update".equals(System.getProperty("docs"));
    }

    void update() {
        try {
            Files.createDirectories(PATH.getParent());
            Files.writeString(PATH, text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> counted() {
        return counted;
    }

    List<String> recorded() {
        return recorded.stream().map(cells -> String.join("\t", cells)).toList();
    }

    private String text() {
        return counted.stream().map(line -> line + "\n").collect(joining());
    }
}
