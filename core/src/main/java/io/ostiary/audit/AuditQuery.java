package io.ostiary.audit;

import io.ostiary.Violations;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted; what is null or empty does not restrict.
 *
 * @param types only events of one of these types, {@link AuditTypes} or the backend's own, at most 20
 * @param actor only what this actor did, exactly as {@link AuditEvent#actor()} tells it
 * @param target only events about the thing of that id
 * @param ip only events from that address
 * @param from only events at that instant or later
 * @param to only events before that instant
 * @param oldestFirst whether the order is reversed
 */
public record AuditQuery(
        Set<String> types,
        @Nullable String actor,
        @Nullable String target,
        @Nullable String ip,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean oldestFirst) {
    /** The most types that one query names. */
    public static final int MAX_TYPES = 20;

    private static final Pattern OWN = Pattern.compile("[a-z][a-z0-9-]{0,30}:[\\x21-\\x7e]{1,200}");

    /**
     * Checks every restriction.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public AuditQuery {
        types = Collections.unmodifiableSet(new TreeSet<>(types));
        var violations = new Violations()
                .require(types.size() <= MAX_TYPES, "types", "must be at most " + MAX_TYPES)
                .line("actor", actor, 1, 255)
                .line("target", target, 1, 255)
                .ip("ip", ip)
                .require(from == null || to == null || !from.isAfter(to), "from", "must not be after to");
        for (String type : types) {
            violations.require(
                    AuditTypes.all().contains(type) || OWN.matcher(type).matches(),
                    "types",
                    "must be types that list_audit_event_types tells");
        }
        violations.throwIfAny();
    }

    /** All events. */
    public static AuditQuery all() {
        return builder().build();
    }

    /** Whether an event is among them. */
    public boolean matches(AuditEvent event) {
        return (types.isEmpty() || types.contains(event.type()) || types.contains(event.rawType()))
                && (actor == null || actor.equals(event.actor()))
                && (target == null
                        || event.targets().stream().anyMatch(about -> about.id().equals(target)))
                && (ip == null || ip.equals(event.origin().address()))
                && isWithin(event.at());
    }

    /** Whether events of that instant can be among them. */
    public boolean isWithin(Instant at) {
        return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }

    /** Starts a query that restricts nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects restrictions. */
    public static final class Builder {
        private Set<String> types = Set.of();
        private @Nullable String actor;
        private @Nullable String target;
        private @Nullable String ip;
        private @Nullable Instant from;
        private @Nullable Instant to;
        private boolean oldestFirst;

        private Builder() {}

        /** Sets {@link AuditQuery#types()}. */
        public Builder types(Set<String> value) {
            this.types = Objects.requireNonNull(value);
            return this;
        }

        /** Sets {@link AuditQuery#actor()}. */
        public Builder actor(@Nullable String value) {
            this.actor = value;
            return this;
        }

        /** Sets {@link AuditQuery#target()}. */
        public Builder target(@Nullable String value) {
            this.target = value;
            return this;
        }

        /** Sets {@link AuditQuery#ip()}. */
        public Builder ip(@Nullable String value) {
            this.ip = value;
            return this;
        }

        /** Sets {@link AuditQuery#from()}. */
        public Builder from(@Nullable Instant value) {
            this.from = value;
            return this;
        }

        /** Sets {@link AuditQuery#to()}. */
        public Builder to(@Nullable Instant value) {
            this.to = value;
            return this;
        }

        /** Sets {@link AuditQuery#oldestFirst()}. */
        public Builder oldestFirst(boolean value) {
            this.oldestFirst = value;
            return this;
        }

        /**
         * The query.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public AuditQuery build() {
            return new AuditQuery(types, actor, target, ip, from, to, oldestFirst);
        }
    }
}
