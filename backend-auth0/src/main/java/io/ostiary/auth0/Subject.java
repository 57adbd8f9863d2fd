package io.ostiary.auth0;

import io.ostiary.AlreadyExistsException;
import io.ostiary.BackendFailureException;
import io.ostiary.ConflictException;
import io.ostiary.IdentityException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import io.ostiary.action.ActionId;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.application.ApplicationId;
import io.ostiary.audit.AuditEventId;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.form.FormId;
import io.ostiary.group.GroupId;
import io.ostiary.organization.OrganizationId;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.role.RoleId;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserId;

/** What a request is about: it says what the statuses 404 and 409 of the answer mean. */
interface Subject {
    /** What is missing when the tenant says that something is. */
    NotFoundException missing(Operation operation);

    /** What is taken when the tenant says that something exists already. */
    default IdentityException taken(Operation operation) {
        return new ConflictException(operation, "Auth0 says that it exists already");
    }

    /** What it means that the tenant is busy (HTTP 503). */
    default IdentityException busy(Operation operation) {
        return new UnavailableException(operation, "Auth0 is not ready: HTTP 503", true, null);
    }

    /** The tenant itself, and lists of it. */
    static Subject tenant(TenantId id) {
        return operation -> new NotFoundException(operation, "tenant", id.value());
    }

    /** A search for users, which Auth0 gives up after two seconds; asking again would only take longer. */
    static Subject search(TenantId id) {
        return new Subject() {
            @Override
            public NotFoundException missing(Operation operation) {
                return tenant(id).missing(operation);
            }

            @Override
            public IdentityException busy(Operation operation) {
                return new BackendFailureException(operation, "Auth0 gave the search up; restrict it further", null);
            }
        };
    }

    /** A user, by id. */
    static Subject user(UserId id) {
        return operation -> new NotFoundException(operation, "user", id.value());
    }

    /** A user who is to get a name that is unique. */
    static Subject naming(UserId id, String field, String name) {
        return unique(user(id), "user", field, name);
    }

    /** An organization, by id. */
    static Subject organization(OrganizationId id) {
        return operation -> new NotFoundException(operation, "organization", id.value());
    }

    /** An organization that is to get a slug, which is unique. */
    static Subject naming(OrganizationId id, String slug) {
        return unique(organization(id), "organization", "slug", slug);
    }

    /** An organization that is to be created. */
    static Subject newOrganization(String slug) {
        return unique(
                operation -> new NotFoundException(operation, "organization", slug), "organization", "slug", slug);
    }

    /** A group, by id. */
    static Subject group(GroupId id) {
        return operation -> new NotFoundException(operation, "group", id.value());
    }

    /** A role, by id. */
    static Subject role(RoleId id) {
        return operation -> new NotFoundException(operation, "role", id.value());
    }

    /** A role that is to be created. */
    static Subject newRole(String key) {
        return unique(operation -> new NotFoundException(operation, "role", key), "role", "key", key);
    }

    /** An API key, by id. */
    static Subject apiKey(ApiKeyId id) {
        return operation -> new NotFoundException(operation, "key", id.value());
    }

    /** An API, by id or identifier. */
    static Subject api(String reference) {
        return operation -> new NotFoundException(operation, "api", reference);
    }

    /** An API that is to be created. */
    static Subject newApi(String identifier) {
        return unique(api(identifier), "api", "identifier", identifier);
    }

    /** An Action, by id. */
    static Subject action(ActionId id) {
        return operation -> new NotFoundException(operation, "action", id.value());
    }

    /** An Action that is to get a name, which is unique. */
    static Subject naming(ActionId id, String name) {
        return unique(action(id), "action", "name", name);
    }

    /** An Action that is to be created. */
    static Subject newAction(String name) {
        return unique(operation -> new NotFoundException(operation, "action", name), "action", "name", name);
    }

    /** A form, by id. */
    static Subject form(FormId id) {
        return operation -> new NotFoundException(operation, "form", id.value());
    }

    /** An identity provider, by id. */
    static Subject identityProvider(IdentityProviderId id) {
        return operation -> new NotFoundException(operation, "identity provider", id.value());
    }

    /** An identity provider that is to be created. */
    static Subject newIdentityProvider(IdentityProviderId id) {
        return unique(identityProvider(id), "identity provider", "name", id.value());
    }

    /** The theme of the sign-in pages. */
    static Subject theme() {
        return operation -> new NotFoundException(operation, "theme", "default");
    }

    /** A custom domain, by id. */
    static Subject customDomain(CustomDomainId id) {
        return operation -> new NotFoundException(operation, "custom domain", id.value());
    }

    /** A custom domain that is to be added. */
    static Subject newCustomDomain(String domain) {
        return unique(
                operation -> new NotFoundException(operation, "custom domain", domain),
                "custom domain",
                "name",
                domain);
    }

    /** An application, by id. */
    static Subject application(ApplicationId id) {
        return operation -> new NotFoundException(operation, "application", id.value());
    }

    /** The template of a kind of mail. */
    static Subject emailTemplate(EmailTemplateType type) {
        return operation -> new NotFoundException(operation, "email template", type.id());
    }

    /** An audit event, by id. */
    static Subject auditEvent(AuditEventId id) {
        return operation -> new NotFoundException(operation, "audit event", id.value());
    }

    private static Subject unique(Subject missing, String kind, String field, String value) {
        return new Subject() {
            @Override
            public NotFoundException missing(Operation operation) {
                return missing.missing(operation);
            }

            @Override
            public IdentityException taken(Operation operation) {
                return new AlreadyExistsException(operation, kind, field, value);
            }
        };
    }
}
