package io.ostiary.distribution.differential;

import io.ostiary.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every command that can be drawn, and how often. */
final class Commands {
    /**
     * A kind of command.
     *
     * @param operation the operation that it performs
     * @param weight how often it is drawn, next to the others
     * @param draw draws one
     */
    record Kind(Operation operation, int weight, Function<Draw, Command> draw) {
        static Kind of(Operation operation, int weight, Function<Draw, Command> draw) {
            return new Kind(operation, weight, draw);
        }
    }

    private final List<Kind> urn = new ArrayList<>();

    /** What both sides can perform. */
    Commands(Side reference, Side other) {
        Stream.of(
                        UserCommands.KINDS,
                        MetadataCommands.KINDS,
                        AccessCommands.KINDS,
                        TenantCommands.KINDS,
                        OrganizationCommands.KINDS,
                        PermissionCommands.KINDS,
                        ApplicationCommands.KINDS,
                        ApiKeyCommands.KINDS,
                        ApiCommands.KINDS,
                        ExtensionCommands.KINDS,
                        EmailTemplateCommands.KINDS,
                        GroupCommands.KINDS,
                        ProviderCommands.KINDS,
                        BrandingCommands.KINDS)
                .flatMap(List::stream)
                .filter(kind -> reference.capabilities().supports(kind.operation())
                        && other.capabilities().supports(kind.operation()))
                .forEach(kind -> {
                    for (int i = 0; i < kind.weight(); i++) {
                        urn.add(kind);
                    }
                });
    }

    Command next(Draw draw) {
        return draw.one(urn).draw().apply(draw);
    }
}
