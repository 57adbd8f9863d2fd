package io.ostiary.distribution;

import io.ostiary.Operation;
import io.ostiary.backend.BackendProvider;
import io.ostiary.backend.Backends;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What operations cost, from the table of each backend that counts it: {@code round-trips.tsv} among its test resources,
 * where a line is an operation, in which case (or nothing), how many requests, and with what that grows (or nothing).
 */
final class RoundTripsPage {
    private RoundTripsPage() {}

    private record Line(String backend, String operation, String when, String requests, String growsWith) {
        static Line of(String backend, String line) {
            String[] cells = line.split("\t", -1);
            return new Line(backend, cells[0], cells[1], cells[2], cells[3]);
        }

        String what() {
            return "`" + operation + "`" + (when.isEmpty() ? "" : " " + when);
        }

        String cost() {
            return growsWith.isEmpty() ? requests : "grows with " + growsWith;
        }
    }

    static String table() {
        List<Line> lines = new ArrayList<>();
        List<String> backends = new ArrayList<>();
        for (BackendProvider provider : Backends.available()) {
            Document table = new Document("backend-" + provider.name() + "/src/test/resources/round-trips.tsv");
            if (Files.exists(table.path())) {
                backends.add(provider.name());
                table.text().lines().map(line -> Line.of(provider.name(), line)).forEach(lines::add);
            }
        }
        StringBuilder page = new StringBuilder(row("Operation", String.join(" | ", backends)))
                .append("|---")
                .append("|---".repeat(backends.size()))
                .append("|\n");
        for (Operation operation : Operation.values()) {
            Set<String> rows = lines.stream()
                    .filter(line -> line.operation().equals(operation.id()))
                    .map(Line::what)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            for (String what : rows) {
                page.append(row(
                        what,
                        backends.stream()
                                .map(backend -> cost(lines, backend, what))
                                .collect(Collectors.joining(" | "))));
            }
        }
        return page.toString();
    }

    private static String cost(List<Line> lines, String backend, String what) {
        return lines.stream()
                .filter(line -> line.backend().equals(backend) && line.what().equals(what))
                .map(Line::cost)
                .findFirst()
                .orElse("");
    }

    private static String row(String... cells) {
        return Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
