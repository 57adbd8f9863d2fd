package io.ostiary.keycloak;

import io.ostiary.AlreadyExistsException;
import io.ostiary.ConflictException;
import io.ostiary.IdentityException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.api.ApiId;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.application.ApplicationId;
import io.ostiary.group.GroupId;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.role.RoleId;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request is about: it says what the statuses 404 and 409 of the answer mean. */
interface Subject {
    /** What is missing when the server says that something is. */
    NotFoundException missing(Operation operation);

    /** What is taken when the server says that something is. */
    default IdentityException taken(Operation operation, String message) {
        return new ConflictException(operation, "Keycloak refused it: " + message);
    }

    /** A tenant, by id. */
    static Subject tenant(TenantId id) {
        return unique(operation -> new NotFoundException(operation, "tenant", id.value()), "tenant", "id", id.value());
    }

    /** A user, by id. */
    static Subject user(UserId id) {
        return operation -> new NotFoundException(operation, "user", id.value());
    }

    /** A user, by the names that are unique. */
    static Subject user(String id, @Nullable String email, @Nullable String username) {
        return new Subject() {
            @Override
            public NotFoundException missing(Operation operation) {
                return new NotFoundException(operation, "user", id);
            }

            @Override
            public IdentityException taken(Operation operation, String message) {
                boolean byUsername =
                        username != null && message.toLowerCase(Locale.ROOT).contains("same username");
                return email == null || byUsername
                        ? new AlreadyExistsException(operation, "user", "username", String.valueOf(username))
                        : new AlreadyExistsException(operation, "user", "email", email);
            }
        };
    }

    /** A user who is to be created in the tenant. */
    static Subject newUser(TenantId tenant, @Nullable String email, @Nullable String username) {
        Subject user = user(tenant.value(), email, username);
        return new Subject() {
            @Override
            public NotFoundException missing(Operation operation) {
                return tenant(tenant).missing(operation);
            }

            @Override
            public IdentityException taken(Operation operation, String message) {
                return user.taken(operation, message);
            }
        };
    }

    /** A role that is to be created in the tenant. */
    static Subject newRole(TenantId tenant, String key) {
        return unique(tenant(tenant), "role", "key", key);
    }

    /** A role, by id. */
    static Subject role(RoleId id) {
        return operation -> new NotFoundException(operation, "role", id.value());
    }

    /** A group, by id. */
    static Subject group(GroupId id) {
        return operation -> new NotFoundException(operation, "group", id.value());
    }

    /** A group that is to have that name. */
    static Subject group(GroupId id, String name) {
        return unique(group(id), "group", "name", name);
    }

    /** A group that is to be created in another, or with null at the top. */
    static Subject newGroup(TenantId tenant, @Nullable GroupId parent, String name) {
        return unique(parent == null ? tenant(tenant) : group(parent), "group", "name", name);
    }

    /** An organization, by id. */
    static Subject organization(OrganizationId id) {
        return operation -> new NotFoundException(operation, "organization", id.value());
    }

    /** An organization that is to have that name. */
    static Subject organization(OrganizationId id, String name) {
        return unique(organization(id), "organization", "name", name);
    }

    /** An organization that is to be created in the tenant. */
    static Subject newOrganization(TenantId tenant, NewOrganization organization) {
        return new Subject() {
            @Override
            public NotFoundException missing(Operation operation) {
                return tenant(tenant).missing(operation);
            }

            @Override
            public IdentityException taken(Operation operation, String message) {
                return message.toLowerCase(Locale.ROOT).contains("same alias")
                        ? new AlreadyExistsException(operation, "organization", "slug", organization.slug())
                        : new AlreadyExistsException(operation, "organization", "name", organization.name());
            }
        };
    }

    /** An application, by id. */
    static Subject application(ApplicationId id) {
        return operation -> new NotFoundException(operation, "application", id.value());
    }

    /** An application that is to be created in the tenant. */
    static Subject newApplication(TenantId tenant, ApplicationId id) {
        return unique(tenant(tenant), "application", "id", id.value());
    }

    /** An identity provider, by id. */
    static Subject identityProvider(IdentityProviderId id) {
        return operation -> new NotFoundException(operation, "identity provider", id.value());
    }

    /** An identity provider that is to be created in the tenant. */
    static Subject newIdentityProvider(TenantId tenant, IdentityProviderId id) {
        return unique(tenant(tenant), "identity provider", "name", id.value());
    }

    /** An API, by id. */
    static Subject api(ApiId id) {
        return operation -> new NotFoundException(operation, "api", id.value());
    }

    /** An API that is to be created in the tenant. */
    static Subject newApi(TenantId tenant, String identifier) {
        return unique(tenant(tenant), "api", "identifier", identifier);
    }

    /** An API key, by id. */
    static Subject apiKey(ApiKeyId id) {
        return operation -> new NotFoundException(operation, "key", id.value());
    }

    /** An API key that is to be created in the tenant. */
    static Subject newApiKey(TenantId tenant, ApiKeyId id) {
        return unique(tenant(tenant), "key", "id", id.value());
    }

    private static Subject unique(Subject missing, String kind, String field, String value) {
        return new Subject() {
            @Override
            public NotFoundException missing(Operation operation) {
                return missing.missing(operation);
            }

            @Override
            public IdentityException taken(Operation operation, String message) {
                return new AlreadyExistsException(operation, kind, field, value);
            }
        };
    }
}
