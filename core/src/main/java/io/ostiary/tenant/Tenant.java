package io.ostiary.tenant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An isolated environment with its own users, roles and sessions.
 *
 * @param id identifies it in the backend
 * @param name what people call it
 * @param settings what it allows
 * @param createdAt when it was created, or null when the provider does not say
 */
public record Tenant(
        TenantId id,
        String name,
        TenantSettings settings,
        @Nullable Instant createdAt) {}
