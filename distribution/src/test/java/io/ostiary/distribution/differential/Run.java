package io.ostiary.distribution.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Commands on two sides, one after the other. */
final class Run {
    private final Side reference;
    private final Side other;
    private final Set<Caveat> caveats;
    private final List<Command> performed = new ArrayList<>();

    Run(Side reference, Side other) {
        this.reference = reference;
        this.other = other;
        this.caveats = Caveat.between(reference, other);
    }

    /** Performs one more command; tells when its answers differ. */
    Optional<Difference> perform(Command command) {
        reference.tick();
        other.tick();
        performed.add(command);
        String expected = Normalised.answer(command, reference, caveats);
        String actual = Normalised.answer(command, other, caveats);
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of(new Difference(List.copyOf(performed), expected, actual));
    }
}
