package io.ostiary.mcp.tool;

import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.SecretSink;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.GivingGroup;
import io.ostiary.role.Role;
import io.ostiary.role.RoleScope;
import io.ostiary.session.Session;
import io.ostiary.session.SessionKind;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.AuthMethod;
import io.ostiary.tenant.Tenant;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.User;
import io.ostiary.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model gets to see of the things that tools return: an allow-list, part by part. A part that is null is left
 * out.
 */
final class Views {
    private Views() {}

    record UserView(
            String id,
            @Untrusted @Nullable String email,
            @Nullable Boolean emailVerified,
            @Untrusted @Nullable String username,
            @Untrusted @Nullable String phone,
            @Untrusted @Nullable String givenName,
            @Untrusted @Nullable String familyName,
            @Untrusted @Nullable String name,
            @Nullable UserStatus status,
            @Nullable String disabledReason,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable Instant lastSignInAt) {

        static UserView of(User user) {
            return new UserView(
                    user.id().value(),
                    user.email(),
                    user.email() == null ? null : user.emailVerified(),
                    user.username(),
                    user.phone(),
                    user.givenName(),
                    user.familyName(),
                    user.name(),
                    user.status(),
                    user.disabledReason(),
                    user.createdAt(),
                    user.updatedAt(),
                    user.lastSignInAt());
        }

        /** The id and those fields. */
        UserView only(Set<UserField> fields) {
            return new UserView(
                    id,
                    fields.contains(UserField.EMAIL) ? email : null,
                    fields.contains(UserField.EMAIL_VERIFIED) ? emailVerified : null,
                    fields.contains(UserField.USERNAME) ? username : null,
                    fields.contains(UserField.PHONE) ? phone : null,
                    fields.contains(UserField.GIVEN_NAME) ? givenName : null,
                    fields.contains(UserField.FAMILY_NAME) ? familyName : null,
                    fields.contains(UserField.NAME) ? name : null,
                    fields.contains(UserField.STATUS) ? status : null,
                    fields.contains(UserField.DISABLED_REASON) ? disabledReason : null,
                    fields.contains(UserField.CREATED_AT) ? createdAt : null,
                    fields.contains(UserField.UPDATED_AT) ? updatedAt : null,
                    fields.contains(UserField.LAST_SIGN_IN_AT) ? lastSignInAt : null);
        }
    }

    /** The parts of a user that a list can be narrowed to. */
    enum UserField {
        EMAIL,
        EMAIL_VERIFIED,
        USERNAME,
        PHONE,
        GIVEN_NAME,
        FAMILY_NAME,
        NAME,
        STATUS,
        DISABLED_REASON,
        CREATED_AT,
        UPDATED_AT,
        LAST_SIGN_IN_AT
    }

    record UserPage(
            List<UserView> users,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    record IdentityView(
            String id,
            String provider,
            @Untrusted @Nullable String email,
            @Untrusted @Nullable String username,
            boolean primary) {
        static IdentityView of(LinkedIdentity identity) {
            return new IdentityView(
                    identity.id().value(),
                    identity.provider(),
                    identity.email(),
                    identity.username(),
                    identity.primary());
        }
    }

    record FactorView(
            String id,
            String type,
            @Untrusted @Nullable String name,
            @Nullable Instant enrolledAt) {
        static FactorView of(MfaFactor factor) {
            return new FactorView(factor.id(), factor.type(), factor.name(), factor.enrolledAt());
        }
    }

    record Factors(List<FactorView> factors) {
        static Factors of(List<MfaFactor> factors) {
            return new Factors(factors.stream().map(FactorView::of).toList());
        }
    }

    record SessionView(
            String id,
            String user,
            SessionKind kind,
            @Nullable String application,
            Instant createdAt,
            @Nullable Instant lastActiveAt,
            @Nullable Instant expiresAt) {
        static SessionView of(Session session) {
            return new SessionView(
                    session.id().value(),
                    session.user().value(),
                    session.kind(),
                    session.application(),
                    session.createdAt(),
                    session.lastActiveAt(),
                    session.expiresAt());
        }
    }

    record SessionPage(List<SessionView> sessions, @Nullable String nextCursor) {}

    record RoleView(
            String id,
            String key,
            @Nullable String name,
            @Nullable String description,
            @Nullable List<String> permissions,
            RoleScope scope,
            boolean isDefault,
            boolean administrative,
            @Nullable Boolean direct,
            @Nullable List<String> groups) {
        static RoleView of(Role role) {
            return of(role, null, List.of());
        }

        static RoleView of(AssignedRole assigned) {
            return of(
                    assigned.role(),
                    assigned.direct(),
                    assigned.groups().stream().map(GivingGroup::path).toList());
        }

        private static RoleView of(Role role, @Nullable Boolean direct, List<String> groups) {
            return new RoleView(
                    role.id().value(),
                    role.key(),
                    role.name(),
                    role.description(),
                    role.permissions().isEmpty() ? null : List.copyOf(role.permissions()),
                    role.scope(),
                    role.isDefault(),
                    role.administrative(),
                    direct,
                    groups.isEmpty() ? null : groups);
        }
    }

    record RolePage(List<RoleView> roles, @Nullable String nextCursor) {}

    record RoleList(List<RoleView> roles) {}

    record TenantView(
            String id,
            String name,
            boolean allowRegistration,
            List<AuthMethod> authMethods,
            @Nullable Instant createdAt) {
        static TenantView of(Tenant tenant) {
            return new TenantView(
                    tenant.id().value(),
                    tenant.name(),
                    tenant.settings().allowRegistration(),
                    List.copyOf(tenant.settings().authMethods()),
                    tenant.createdAt());
        }
    }

    record TenantPage(List<TenantView> tenants, @Nullable String nextCursor) {}

    record MapperView(String attribute, String claim, boolean accessToken, boolean idToken) {
        static MapperView of(ClaimMapper mapper) {
            return new MapperView(mapper.attribute(), mapper.claim(), mapper.accessToken(), mapper.idToken());
        }
    }

    record Mappers(List<MapperView> mappers) {}

    record Metadata(String user, @Untrusted Map<String, @Nullable Object> metadata) {}

    /** What was done to whom, where there is nothing else to say. */
    record Done(String done, String id) {}

    record Count(long count) {}

    /**
     * A session's credentials: where they were put, and what stands for each in later calls.
     */
    record Credentials(
            String file, String accessToken, @Nullable String refreshToken, Instant accessTokenExpiresAt) {
        static Credentials of(SecretSink.Delivery delivery, Instant expiresAt) {
            return new Credentials(
                    delivery.file().toString(),
                    String.valueOf(delivery.handles().get("access_token")),
                    delivery.handles().get("refresh_token"),
                    expiresAt);
        }
    }

    /** How a sign-in ended. */
    enum Outcome {
        SIGNED_IN,
        REJECTED,
        MFA_REQUIRED
    }

    record SignInView(
            Outcome outcome,
            @Nullable String user,
            @Nullable SessionView session,
            @Nullable Credentials credentials,
            SignIn.@Nullable Reason reason,
            @Nullable Long retryAfterSeconds,
            @Nullable List<String> factors) {}
}
