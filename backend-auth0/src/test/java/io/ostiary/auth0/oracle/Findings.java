package io.ostiary.auth0.oracle;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the oracle found: each finding once, with how often it was. */
final class Findings {
    private final List<Excuse> excuses;
    private final Map<String, Integer> violations = new TreeMap<>();
    private final Map<String, Integer> excused = new TreeMap<>();
    private final Set<Excuse> used = new LinkedHashSet<>();
    private final Set<String> unwitnessed = new TreeSet<>();

    Findings(List<Excuse> excuses) {
        this.excuses = excuses;
    }

    void add(String operation, String finding) {
        String text = operation + ": " + finding;
        Excuse.of(excuses, operation, finding)
                .ifPresentOrElse(
                        excuse -> {
                            used.add(excuse);
                            excused.merge(text + " (" + excuse.reason() + ")", 1, Integer::sum);
                        },
                        () -> violations.merge(text, 1, Integer::sum));
    }

    /** Notes that reality has nothing to hold this against. */
    void unwitnessed(String what) {
        unwitnessed.add(what);
    }

    Map<String, Integer> violations() {
        return violations;
    }

    Map<String, Integer> excused() {
        return excused;
    }

    Set<String> unwitnessed() {
        return unwitnessed;
    }

    List<Excuse> idleExcuses() {
        return excuses.stream().filter(excuse -> !used.contains(excuse)).toList();
    }
}
