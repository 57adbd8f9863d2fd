package io.ostiary.backend;

import io.ostiary.audit.AuditEvent;
import io.ostiary.billing.BillingPlan;
import io.ostiary.billing.Price;
import io.ostiary.billing.Subscription;
import io.ostiary.billing.UsageSummary;
import io.ostiary.organization.OrganizationMembership;
import io.ostiary.role.NamedRole;
import io.ostiary.role.Role;
import io.ostiary.session.Session;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.User;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is kept about a user, alike for every backend: JSON with snake_case keys, instants in ISO 8601, no
 * credential.
 */
public final class UserExports {
    private UserExports() {}

    /** The most audit events that an export holds, the newest. */
    public static final int AUDIT_EVENTS = 200;

    /** The sections that every export has, in their order. A backend may add what else it knows. */
    public static Map<String, @Nullable Object> sections(
            User user,
            Map<String, @Nullable Object> metadata,
            Collection<Role> roles,
            Collection<Session> sessions,
            Collection<MfaFactor> factors) {
        Map<String, @Nullable Object> sections = new LinkedHashMap<>();
        sections.put("profile", profile(user));
        sections.put("identities", list(user.identities(), UserExports::identity));
        sections.put("metadata", metadata);
        sections.put("roles", list(roles, UserExports::role));
        sections.put("sessions", list(sessions, UserExports::session));
        sections.put("mfa_factors", list(factors, UserExports::factor));
        return sections;
    }

    /** The organizations that the user is a member of, with the roles inside each; a section of its own. */
    public static List<Map<String, @Nullable Object>> memberships(Collection<OrganizationMembership> memberships) {
        return list(memberships, UserExports::membership);
    }

    /** What happened to the user, or was done by the user; a section of its own. */
    public static List<Map<String, @Nullable Object>> auditEvents(Collection<AuditEvent> events) {
        return list(events, UserExports::event);
    }

    /** The plan that the user is on, and what the user used in each period that is known; a section of its own. */
    public static Map<String, @Nullable Object> billing(
            @Nullable BillingPlan plan, @Nullable Subscription subscription, Collection<UsageSummary> usage) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("plan", plan == null ? null : plan.name());
        json.put("since", subscription == null ? null : text(subscription.since()));
        json.put("price", subscription == null ? null : price(subscription.price()));
        json.put("usage", list(usage, UserExports::usage));
        return Collections.unmodifiableMap(json);
    }

    private static @Nullable Object price(@Nullable Price price) {
        return price == null
                ? null
                : Map.of(
                        "amount",
                        price.amount().text(),
                        "currency",
                        price.amount().currency().getCurrencyCode(),
                        "interval",
                        price.interval().name().toLowerCase(Locale.ROOT));
    }

    private static Map<String, @Nullable Object> usage(UsageSummary usage) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("from", text(usage.from()));
        json.put("until", text(usage.until()));
        Map<String, @Nullable Object> meters = new LinkedHashMap<>();
        usage.meters().forEach((meter, quantity) -> meters.put(meter, quantity.toPlainString()));
        json.put("meters", meters);
        return Collections.unmodifiableMap(json);
    }

    private static Map<String, @Nullable Object> membership(OrganizationMembership membership) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", membership.organization().id().value());
        json.put("slug", membership.organization().slug());
        json.put("name", membership.organization().name());
        json.put("roles", membership.roles().stream().map(NamedRole::key).toList());
        return Collections.unmodifiableMap(json);
    }

    private static Map<String, @Nullable Object> event(AuditEvent event) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", event.id().value());
        json.put("at", text(event.at()));
        json.put("type", event.type());
        json.put("actor", event.actor());
        json.put("ip", event.origin().address());
        json.put("application", event.application());
        json.put("outcome", event.outcome().name().toLowerCase(Locale.ROOT));
        json.put("error", event.error());
        json.put("fields", event.fields());
        return Collections.unmodifiableMap(json);
    }

    private static Map<String, @Nullable Object> profile(User user) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", user.id().value());
        json.put("email", user.email());
        json.put("email_verified", user.emailVerified());
        json.put("username", user.username());
        json.put("phone", user.phone());
        json.put("given_name", user.givenName());
        json.put("family_name", user.familyName());
        json.put("name", user.name());
        json.put("status", user.status().name().toLowerCase(Locale.ROOT));
        json.put("disabled_reason", user.disabledReason());
        json.put("created_at", text(user.createdAt()));
        json.put("updated_at", text(user.updatedAt()));
        json.put("last_sign_in_at", text(user.lastSignInAt()));
        return Collections.unmodifiableMap(json);
    }

    private static Map<String, @Nullable Object> identity(LinkedIdentity identity) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", identity.id().value());
        json.put("provider", identity.provider());
        json.put("email", identity.email());
        json.put("username", identity.username());
        json.put("primary", identity.primary());
        return Collections.unmodifiableMap(json);
    }

    private static Map<String, @Nullable Object> role(Role role) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", role.id().value());
        json.put("key", role.key());
        json.put("name", role.name());
        return Collections.unmodifiableMap(json);
    }

    private static Map<String, @Nullable Object> session(Session session) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", session.id().value());
        json.put("application", session.application());
        json.put("created_at", text(session.createdAt()));
        json.put("last_active_at", text(session.lastActiveAt()));
        json.put("expires_at", text(session.expiresAt()));
        return Collections.unmodifiableMap(json);
    }

    private static Map<String, @Nullable Object> factor(MfaFactor factor) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", factor.id());
        json.put("type", factor.type());
        json.put("name", factor.name());
        json.put("enrolled_at", text(factor.enrolledAt()));
        return Collections.unmodifiableMap(json);
    }

    private static <T> List<Map<String, @Nullable Object>> list(
            Collection<T> items, Function<T, Map<String, @Nullable Object>> toJson) {
        return items.stream().map(toJson).toList();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
