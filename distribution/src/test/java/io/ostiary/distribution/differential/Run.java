package io.ostiary.distribution.differential;

import io.ostiary.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One seed's commands on two sides, up to the first answer in which they differ. */
final class Run {
    private final long seed;
    private final Side reference;
    private final Side other;
    private final List<Command> performed = new ArrayList<>();
    private final Set<Operation> operations = EnumSet.noneOf(Operation.class);

    Run(long seed, Side reference, Side other) {
        this.seed = seed;
        this.reference = reference;
        this.other = other;
    }

    /** The operations that were performed. */
    Set<Operation> operations() {
        return operations;
    }

    /**
     * Performs commands.
     *
     * @throws AssertionError at the first difference, with the commands that led to it
     */
    void perform(int commands) {
        var draw = new Draw(seed, reference, other);
        var urn = new Commands(reference, other);
        for (int step = 0; step < commands; step++) {
            perform(urn.next(draw));
        }
    }

    private void perform(Command command) {
        reference.tick();
        other.tick();
        performed.add(command);
        operations.add(command.operation());
        boolean passwordsMove = other.capabilities().supports(Operation.LINK_ACCOUNTS, LinkCommands.PASSWORDS_MOVE);
        String expected = Normalised.answer(command, reference, passwordsMove);
        String actual = Normalised.answer(command, other, passwordsMove);
        if (!expected.equals(actual)) {
            throw new AssertionError("-Dseed=" + seed + ", command " + performed.size() + "\n"
                    + String.join("\n", history(command))
                    + "\n" + reference.backend() + ": " + expected
                    + "\n" + other.backend() + ": " + actual);
        }
    }

    /** The commands so far that share a name with the last one, directly or through another. */
    private List<String> history(Command last) {
        Set<String> names = new HashSet<>(last.names());
        List<String> related = new ArrayList<>(List.of("=> " + last));
        for (int i = performed.size() - 2; i >= 0; i--) {
            Command earlier = performed.get(i);
            if (earlier.names().stream().anyMatch(names::contains)) {
                names.addAll(earlier.names());
                related.add(0, "   " + earlier);
            }
        }
        return related;
    }
}
