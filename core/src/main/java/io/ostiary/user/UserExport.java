package io.ostiary.user;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept about one user, for the user's right of access (GDPR Article 15): never a hash or a secret.
 *
 * @param schemaVersion the version of the sections' shape; a new section does not change it
 * @param exportedAt when the data was read
 * @param sections the data as JSON, one member for each part: the profile, the identities, metadata, roles, sessions,
 *     second factors, the paths of groups, memberships in organizations and the newest audit events ({@code profile},
 *     {@code identities} and so on to {@code mfa_factors}, {@code groups}, {@code memberships} and
 *     {@code audit_events}). Where there is billing, the plan and the
 *     usage are a part as well ({@code billing}). A part that the provider does not give
 *     is empty, and {@code missing} says which and why
 */
public record UserExport(int schemaVersion, Instant exportedAt, Map<String, @Nullable Object> sections) {
    /** The version that this library writes. */
    public static final int SCHEMA_VERSION = 1;
}
