package io.ostiary.memory;

import io.ostiary.alert.AlertSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The failed sign-ins that are no alert yet, by whom they were tried on and by where they came from. Immutable, and
 * bounded: whom or what nobody tried for the longest time is forgotten.
 */
final class FailedSignIns {
    static final FailedSignIns NONE = new FailedSignIns(TreePMap.empty(), TreePSet.empty());

    /** How many users and addresses are watched at once, each with fewer sign-ins than make an alert. */
    static final int MOST = 10_000;

    private final TreePMap<String, List<Attempt>> bySubject;
    private final TreePSet<Latest> byAge;

    private FailedSignIns(TreePMap<String, List<Attempt>> bySubject, TreePSet<Latest> byAge) {
        this.bySubject = bySubject;
        this.byAge = byAge;
    }

    /**
     * The attempts on the subject, the oldest first, with one more.
     *
     * @param horizon attempts before it no longer count
     * @param oncePerOther whether attempts with one and the same other count once; without any other each counts
     */
    List<Attempt> with(AlertSubject subject, Attempt attempt, Instant horizon, boolean oncePerOther) {
        List<Attempt> attempts = new ArrayList<>(bySubject.getOrDefault(key(subject), List.of()));
        attempts.removeIf(earlier -> earlier.at().isBefore(horizon)
                || oncePerOther && attempt.other() != null && attempt.other().equals(earlier.other()));
        attempts.add(attempt);
        return List.copyOf(attempts);
    }

    /** The table with those attempts on the subject. */
    FailedSignIns watching(AlertSubject subject, List<Attempt> attempts) {
        FailedSignIns others = without(subject);
        var latest = new Latest(attempts.get(attempts.size() - 1).at(), key(subject));
        var next = new FailedSignIns(others.bySubject.plus(latest.subject(), attempts), others.byAge.plus(latest));
        return next.bySubject.size() > MOST ? next.without(next.byAge.first().subject()) : next;
    }

    /** The table without what was tried on the subject. */
    FailedSignIns without(AlertSubject subject) {
        return without(key(subject));
    }

    int size() {
        return bySubject.size();
    }

    /** Whether the index by age holds exactly what there is. Expensive; for tests. */
    boolean isConsistent() {
        return byAge.size() == bySubject.size()
                && bySubject.entrySet().stream()
                        .allMatch(entry -> byAge.contains(latest(entry.getKey(), entry.getValue())));
    }

    private FailedSignIns without(String key) {
        List<Attempt> attempts = bySubject.get(key);
        return attempts == null ? this : new FailedSignIns(bySubject.minus(key), byAge.minus(latest(key, attempts)));
    }

    private static Latest latest(String key, List<Attempt> attempts) {
        return new Latest(attempts.get(attempts.size() - 1).at(), key);
    }

    private static String key(AlertSubject subject) {
        return subject.kind() + " " + subject.id();
    }

    /**
     * A sign-in that failed.
     *
     * @param at when
     * @param other from where, or on whom; null where that is not known
     */
    record Attempt(Instant at, @Nullable AlertSubject other) {}

    private record Latest(Instant at, String subject) implements Comparable<Latest> {
        @Override
        public int compareTo(Latest other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? subject.compareTo(other.subject) : byTime;
        }
    }
}
