package io.ostiary.distribution.differential;

import io.ostiary.Operation;
import io.ostiary.conformance.Harness;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Two backends whose answers are to be the same. */
final class Comparison {
    /** How often commands are tried again to find out which of them matter. */
    private static final int TRIALS = 120;

    private final Supplier<? extends Harness> reference;
    private final Supplier<? extends Harness> other;

    Comparison(Supplier<? extends Harness> reference, Supplier<? extends Harness> other) {
        this.reference = reference;
        this.other = other;
    }

    /** Performs random commands, up to the first difference. */
    Outcome perform(long seed, int commands) {
        Set<Operation> performed = EnumSet.noneOf(Operation.class);
        Optional<Difference> difference = Optional.empty();
        try (Side one = new Side(reference.get());
                Side two = new Side(other.get())) {
            var draw = new Draw(seed, one, two);
            var urn = new Commands(one, two);
            var run = new Run(one, two);
            for (int i = 0; i < commands && difference.isEmpty(); i++) {
                Command command = urn.next(draw);
                performed.add(command.operation());
                difference = run.perform(command);
            }
        }
        return new Outcome(performed, difference.map(this::shrunk));
    }

    /** The same commands on fresh sides, up to the first difference. */
    Optional<Difference> repeat(List<Command> commands) {
        try (Side one = new Side(reference.get());
                Side two = new Side(other.get())) {
            var run = new Run(one, two);
            return commands.stream().map(run::perform).flatMap(Optional::stream).findFirst();
        }
    }

    private Difference shrunk(Difference difference) {
        var shrinker = new Shrinker<Command>(commands -> repeat(commands).isPresent(), TRIALS);
        List<Command> few = shrinker.shrink(difference.commands(), related(difference.commands()));
        return repeat(few).orElse(difference);
    }

    /** The commands that share a name with the last one, directly or through another. */
    private static List<Command> related(List<Command> commands) {
        Set<String> names = new HashSet<>();
        List<Command> related = new ArrayList<>();
        for (int i = commands.size() - 1; i >= 0; i--) {
            Command command = commands.get(i);
            if (related.isEmpty() || command.names().stream().anyMatch(names::contains)) {
                names.addAll(command.names());
                related.add(0, command);
            }
        }
        return related;
    }

    /**
     * What came of random commands.
     *
     * @param performed the operations that were performed
     * @param difference the first difference, with the few commands that lead to it
     */
    record Outcome(Set<Operation> performed, Optional<Difference> difference) {}
}
