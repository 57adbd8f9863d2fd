package io.ostiary.memory;

import io.ostiary.role.Role;
import io.ostiary.session.Session;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.User;
import io.ostiary.user.UserExport;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down what is kept about a user: JSON with snake_case keys, instants in ISO 8601, no credential. */
final class UserExports {
    private UserExports() {}

    static UserExport of(TenantState state, Account account, Instant now) {
        User user = account.toUser(now);
        Map<String, @Nullable Object> sections = new LinkedHashMap<>();
        sections.put("profile", profile(user));
        sections.put("identities", list(user.identities().stream(), UserExports::identity));
        sections.put("metadata", account.metadata());
        sections.put("roles", list(state.roles().of(account.id()), UserExports::role));
        sections.put(
                "sessions",
                list(state.sessions().after(account.id(), null, now).map(LiveSession::session), UserExports::session));
        sections.put("mfa_factors", list(account.mfaFactors().stream(), UserExports::factor));
        return new UserExport(UserExport.SCHEMA_VERSION, now, Collections.unmodifiableMap(sections));
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
            Stream<T> items, Function<T, Map<String, @Nullable Object>> toJson) {
        return items.map(toJson).toList();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
