package io.ostiary.auth0.oracle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A finding that is no fault, and why.
 *
 * @param operation the operation that it is about
 * @param finding the whole text of the finding, as a regular expression
 */
record Excuse(String operation, String finding, String reason) {
    /** All that are excused. One that nothing needs any more is a finding itself. */
    static final List<Excuse> ALL = List.of();

    static Optional<Excuse> of(List<Excuse> excuses, String operation, String finding) {
        return excuses.stream()
                .filter(excuse -> excuse.operation.equals(operation) && Pattern.matches(excuse.finding, finding))
                .findFirst();
    }
}
