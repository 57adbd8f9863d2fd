package io.ostiary.distribution.differential;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An answer in which two backends differ.
 *
 * @param commands the commands that lead to it, the last of which is answered differently
 * @param expected what the reference answers
 * @param actual what the other answers
 */
record Difference(List<Command> commands, String expected, String actual) {
    @Override
    public String toString() {
        return commands.stream().map(Command::toString).collect(Collectors.joining("\n   ", "   ", ""))
                + "\nexpected: " + expected
                + "\n but was: " + actual;
    }
}
