package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One user at a time: create, read, update, delete. */
final class UsersApi implements Resource {
    private static final ObjectRule FIELDS = Rule.object()
            .optional("fields", Rule.text().pattern("^((\\w|\\.|\\[|\\])+,)*(\\w|\\.|\\[|\\])+$|^$"))
            .optional("include_fields", Rule.flag());

    /** What the scopes for metadata alone let change. */
    private static final Set<String> METADATA = Set.of("user_metadata", "app_metadata");

    private final Tenant tenant;
    private final UserCreation creation;
    private final UserUpdate update;

    UsersApi(Tenant tenant) {
        this.tenant = tenant;
        creation = new UserCreation(tenant);
        update = new UserUpdate(tenant);
    }

    @Override
    public void route(Router router) {
        router.management("POST /users", this::create).scopes("create:users").body(UserRules.CREATE);
        router.management("GET /users/{id}", this::get)
                .scopes("read:users", "read:current_user", "read:user_idp_tokens")
                .query(FIELDS);
        router.management("PATCH /users/{id}", this::update)
                .scopes("update:users", "update:users_app_metadata", "update:current_user_metadata")
                .body(UserRules.UPDATE);
        router.management("DELETE /users/{id}", this::delete).scopes("delete:users", "delete:current_user");
    }

    /** Needs to know which domain its mails are of where there are several. */
    private Answer create(Request request) {
        if (tenant.switches().hasCustomDomains() && request.headers().get("auth0-custom-domain") == null) {
            throw Problem.conflict("The tenant has multiple verified custom domains.", "custom_domain_conflict");
        }
        User user = creation.create(request.object());
        return Answer.created(user.profile());
    }

    private Answer get(Request request) {
        ObjectNode profile = tenant.users().get(request.variable("id")).profile();
        return Answer.ok(Fields.of(request).pick(profile));
    }

    private Answer update(Request request) {
        if (!request.scopes().contains("update:users") && !METADATA.containsAll(names(request.object()))) {
            throw Problem.of(403, "Insufficient scope, expected any of: update:users", "insufficient_scope");
        }
        User user = tenant.users().get(request.variable("id"));
        update.update(user, request.object());
        return Answer.ok(user.profile());
    }

    private static List<String> names(ObjectNode body) {
        return body.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** A user that is not there is as deleted as one that was. */
    private Answer delete(Request request) {
        tenant.users().find(request.variable("id")).ifPresent(tenant.users()::remove);
        return Answer.noContent();
    }
}
