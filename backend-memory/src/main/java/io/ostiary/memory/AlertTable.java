package io.ostiary.memory;

import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertSeverity;
import io.ostiary.alert.AlertSubject;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.alert.SecurityAlertId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * A tenant's alerts in the order in which they were raised. Immutable, and bounded: what is resolved makes room, then what
 * is less urgent, then what is older, so that nobody can push an urgent alert out by raising others.
 */
final class AlertTable {
    static final AlertTable NONE = new AlertTable(TreePMap.empty(), TreePMap.empty(), TreePSet.empty(), 0);

    private static final Pattern ID = Pattern.compile("alert-([1-9][0-9]{0,17})");

    private final TreePMap<Long, SecurityAlert> byNumber;
    private final TreePMap<String, Long> unresolved;
    private final TreePSet<Worth> byWorth;
    private final long raised;

    private AlertTable(
            TreePMap<Long, SecurityAlert> byNumber,
            TreePMap<String, Long> unresolved,
            TreePSet<Worth> byWorth,
            long raised) {
        this.byNumber = byNumber;
        this.unresolved = unresolved;
        this.byWorth = byWorth;
        this.raised = raised;
    }

    Optional<SecurityAlert> find(SecurityAlertId id) {
        return Optional.ofNullable(byNumber.get(number(id)));
    }

    /** The alert that gathers events of that kind about the subject. */
    Optional<SecurityAlert> unresolved(AlertKind kind, AlertSubject subject) {
        return Optional.ofNullable(unresolved.get(key(kind, subject))).map(byNumber::get);
    }

    /**
     * The alerts, those that were raised last first.
     *
     * @param anchor the alert after which to go on, or null for the beginning
     */
    Stream<SecurityAlert> newestFirst(@Nullable SecurityAlertId anchor) {
        TreePMap<Long, SecurityAlert> rest = anchor == null ? byNumber : byNumber.headMap(number(anchor), false);
        return rest.descendingMap().values().stream();
    }

    /** The table with one alert more, and no more than the bound. */
    AlertTable plus(Function<SecurityAlertId, SecurityAlert> alert, int bound) {
        long number = raised + 1;
        AlertTable table = with(number, alert.apply(SecurityAlertId.of("alert-" + number)));
        while (table.byNumber.size() > bound) {
            table = table.without(table.byWorth.first().number());
        }
        return table;
    }

    /** The table with the alert as it is given in place of the one of its id. */
    AlertTable with(SecurityAlert alert) {
        return with(number(alert.id()), alert);
    }

    /** Whether both indexes hold exactly what the alerts say. Expensive; for tests. */
    boolean isConsistent() {
        List<SecurityAlert> open = byNumber.values().stream()
                .filter(alert -> alert.resolved() == null)
                .toList();
        return byWorth.size() == byNumber.size()
                && byNumber.entrySet().stream()
                        .allMatch(entry -> byWorth.contains(Worth.of(entry.getKey(), entry.getValue())))
                && unresolved.size() == open.size()
                && open.stream()
                        .allMatch(alert ->
                                unresolved(alert.kind(), alert.subject()).equals(Optional.of(alert)));
    }

    private AlertTable with(long number, SecurityAlert alert) {
        SecurityAlert before = byNumber.get(number);
        TreePSet<Worth> others = before == null ? byWorth : byWorth.minus(Worth.of(number, before));
        String key = key(alert.kind(), alert.subject());
        return new AlertTable(
                byNumber.plus(number, alert),
                alert.resolved() == null ? unresolved.plus(key, number) : unresolved.minus(key),
                others.plus(Worth.of(number, alert)),
                Math.max(raised, number));
    }

    private AlertTable without(long number) {
        SecurityAlert alert = Objects.requireNonNull(byNumber.get(number));
        return new AlertTable(
                byNumber.minus(number),
                alert.resolved() == null ? unresolved.minus(key(alert.kind(), alert.subject())) : unresolved,
                byWorth.minus(Worth.of(number, alert)),
                raised);
    }

    /** The place in the order of raising, or zero, where no alert stands. */
    private static long number(SecurityAlertId id) {
        Matcher matcher = ID.matcher(id.value());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static String key(AlertKind kind, AlertSubject subject) {
        return kind + " " + subject.kind() + " " + subject.id();
    }

    /** How much an alert is worth keeping, the least first. */
    private record Worth(boolean unresolved, AlertSeverity severity, long number) implements Comparable<Worth> {
        private static final Comparator<Worth> ORDER = Comparator.comparing(Worth::unresolved)
                .thenComparing(Worth::severity)
                .thenComparingLong(Worth::number);

        static Worth of(long number, SecurityAlert alert) {
            return new Worth(alert.resolved() == null, alert.severity(), number);
        }

        @Override
        public int compareTo(Worth other) {
            return ORDER.compare(this, other);
        }
    }
}
