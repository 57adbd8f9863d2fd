package io.ostiary.distribution;

import static io.ostiary.distribution.GeneratedDocsTest.row;

import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.Support;
import io.ostiary.backend.BackendProvider;
import io.ostiary.backend.Backends;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The page that compares what the backends support. Notes are labelled with what first needs them, not numbered, so that
 * a new note changes no other line.
 */
final class CapabilitiesPage {
    private final List<BackendProvider> providers = Backends.available().stream()
            .sorted(Comparator.comparing(provider -> !provider.name().equals("memory")))
            .toList();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final StringBuilder page = new StringBuilder();

    private CapabilitiesPage() {}

    static String text() {
        return new CapabilitiesPage().write();
    }

    private String write() {
        page.append("# Capabilities\n\n")
                .append(
                        "Which backend supports which operation. A yes with a note works, and differs as the note says; a")
                .append(
                        " no comes with the reason and what to use instead. \"Without `x`\" is about one parameter, one")
                .append(
                        " value of it (`status.locked`) or one use of it (`query.name`): the rest of the operation works.")
                .append(" A connected provider may support less than this page says: `list_capabilities` tells what it")
                .append(" does.\n\n")
                .append(row(Stream.concat(
                                Stream.of("Toolset", "Operation"),
                                providers.stream().map(BackendProvider::name))
                        .toArray(String[]::new)))
                .append("|---|---")
                .append("|---".repeat(providers.size()))
                .append("|\n");
        for (Operation operation : Operation.values()) {
            List<String> cells = new ArrayList<>(List.of(operation.toolset().id(), "`" + operation.id() + "`"));
            providers.forEach(provider -> cells.add(support(provider, operation)));
            page.append(row(cells.toArray(String[]::new)));
        }
        page.append('\n');
        labels.forEach(
                (note, label) -> page.append(label).append(": ").append(note).append('\n'));
        return page.toString();
    }

    private String support(BackendProvider provider, Operation operation) {
        Capabilities capabilities = provider.capabilities();
        String place = provider.name() + "-" + operation.id();
        Support support = capabilities.of(operation);
        if (support instanceof Support.Lacking lacking) {
            return "no" + label(lacking.reason(), place);
        }
        StringBuilder cell = new StringBuilder("yes");
        if (support instanceof Support.Composed composed) {
            cell.append(label(composed.caveat(), place));
        }
        capabilities
                .lackingParameters(operation)
                .forEach((parameter, reason) ->
                        cell.append(label("Without `" + parameter + "`: " + reason, place + "-" + parameter)));
        return cell.toString();
    }

    private String label(String note, String place) {
        return labels.computeIfAbsent(note, text -> "[^" + place + "]");
    }
}
