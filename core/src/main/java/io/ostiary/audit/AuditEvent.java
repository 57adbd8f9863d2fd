package io.ostiary.audit;

import io.ostiary.Origin;
import io.ostiary.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, or tried. Holds names and ids, never a value that was set and never a credential.
 *
 * @param id its id
 * @param at when it happened
 * @param type what happened: one of {@link AuditTypes}, or {@link #rawType()} where none fits
 * @param rawType what the provider calls it, behind the backend's name, for example {@code auth0:fp}
 * @param tenant where it happened
 * @param actor who did it, or null where nobody is told. In memory the actor of the {@link io.ostiary.Call}; elsewhere
 *     whom the provider saw, which for everything that this library does is its own service account
 * @param targets what it is about, the thing that was changed first
 * @param origin from where, as far as it is known
 * @param application the application that it happened in, or null
 * @param outcome how it ended
 * @param error why it failed: the code of an {@link io.ostiary.IdentityException}, the reason of a rejected sign-in, or the
 *     provider's own word; null unless it failed
 * @param fields the names of the fields that were given, as far as the log tells
 * @param requestId the request that it belongs to, or null
 * @param description the provider's own words about it, or null
 */
public record AuditEvent(
        AuditEventId id,
        Instant at,
        String type,
        String rawType,
        TenantId tenant,
        @Nullable String actor,
        List<AuditTarget> targets,
        Origin origin,
        @Nullable String application,
        AuditOutcome outcome,
        @Nullable String error,
        List<String> fields,
        @Nullable String requestId,
        @Nullable String description) {
    private static final Origin UNKNOWN = new Origin("unknown", null);

    /** Copies the lists. */
    public AuditEvent {
        targets = List.copyOf(targets);
        fields = List.copyOf(fields);
    }

    /** The {@link #targets()} of one kind, for example {@code user}. */
    public Stream<AuditTarget> targets(String kind) {
        return targets.stream().filter(target -> target.kind().equals(kind));
    }

    /** Starts an event of that type, which ended well. */
    public static Builder builder(AuditEventId id, Instant at, String type, TenantId tenant) {
        return new Builder(id, at, type, tenant);
    }

    /** Collects an event's parts. */
    public static final class Builder {
        private final AuditEventId id;
        private final Instant at;
        private final String type;
        private final TenantId tenant;
        private String rawType;
        private @Nullable String actor;
        private List<AuditTarget> targets = List.of();
        private Origin origin = UNKNOWN;
        private @Nullable String application;
        private AuditOutcome outcome = AuditOutcome.SUCCESS;
        private @Nullable String error;
        private List<String> fields = List.of();
        private @Nullable String requestId;
        private @Nullable String description;

        private Builder(AuditEventId id, Instant at, String type, TenantId tenant) {
            this.id = id;
            this.at = at;
            this.type = type;
            this.rawType = type;
            this.tenant = tenant;
        }

        /** Sets {@link AuditEvent#rawType()}, by default the type. */
        public Builder rawType(String value) {
            this.rawType = value;
            return this;
        }

        /** Sets {@link AuditEvent#actor()}. */
        public Builder actor(@Nullable String value) {
            this.actor = value;
            return this;
        }

        /** Sets {@link AuditEvent#targets()}. */
        public Builder targets(List<AuditTarget> value) {
            this.targets = value;
            return this;
        }

        /** Sets {@link AuditEvent#origin()}. */
        public Builder origin(Origin value) {
            this.origin = value;
            return this;
        }

        /** Sets {@link AuditEvent#application()}. */
        public Builder application(@Nullable String value) {
            this.application = value;
            return this;
        }

        /** Sets {@link AuditEvent#outcome()}. */
        public Builder outcome(AuditOutcome value) {
            this.outcome = value;
            return this;
        }

        /** Sets {@link AuditEvent#error()}. */
        public Builder error(@Nullable String value) {
            this.error = value;
            return this;
        }

        /** Sets {@link AuditEvent#fields()}. */
        public Builder fields(List<String> value) {
            this.fields = value;
            return this;
        }

        /** Sets {@link AuditEvent#requestId()}. */
        public Builder requestId(@Nullable String value) {
            this.requestId = value;
            return this;
        }

        /** Sets {@link AuditEvent#description()}. */
        public Builder description(@Nullable String value) {
            this.description = value;
            return this;
        }

        /** The event. */
        public AuditEvent build() {
            return new AuditEvent(
                    id,
                    at,
                    type,
                    rawType,
                    tenant,
                    actor,
                    targets,
                    origin,
                    application,
                    outcome,
                    error,
                    fields,
                    requestId,
                    description);
        }
    }
}
