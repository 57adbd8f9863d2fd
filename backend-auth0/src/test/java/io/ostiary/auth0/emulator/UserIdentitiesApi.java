package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Accounts linked into one user. */
final class UserIdentitiesApi implements Resource {
    private static final ObjectRule LINK = Rule.object()
            .min(1)
            .optional("provider", Rule.text().min(1).says("The type of identity provider"))
            .optional("connection_id", Rule.text().pattern("^con_[A-Za-z0-9]{16}$"))
            .optional("user_id", Rule.text().min(1))
            .optional("link_with", Rule.text());

    private static final Set<String> OUTSIDE_THE_PROFILE = Set.of(
            "user_id",
            "identities",
            "name",
            "created_at",
            "updated_at",
            "last_login",
            "last_ip",
            "logins_count",
            "user_metadata",
            "app_metadata",
            "blocked");

    private final Tenant tenant;

    UserIdentitiesApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("POST /users/{id}/identities", this::link)
                .scopes("update:users", "update:current_user_identities")
                .body(LINK);
        router.management("DELETE /users/{id}/identities/{provider}/{user_id}", this::unlink)
                .scopes("update:users", "update:current_user_identities");
    }

    /** Makes the other user part of this one; its metadata are lost until it is unlinked. */
    private Answer link(Request request) {
        User primary = tenant.users().get(request.variable("id"));
        JsonNode body = request.body();
        if (!body.has("provider") || !body.has("user_id")) {
            throw Problem.invalidBody("Payload validation error: 'Missing required property: "
                    + (body.has("provider") ? "user_id" : "provider") + "'.");
        }
        String provider = body.get("provider").asText();
        String other = body.get("user_id").asText();
        String id = other.startsWith(provider + "|") ? other : provider + "|" + other;
        if (primary.id().equals(id)) {
            throw Problem.invalidBody("Main identity and the new one are the same.");
        }
        if (identities(primary).stream().anyMatch(identity -> id.equals(idOf(identity)))) {
            throw Problem.of(409, "Specified identity already exists.");
        }
        User secondary = tenant.users()
                .find(id)
                .orElseThrow(() -> Problem.invalidBody("Linking to an inexistent identity requires a connection."));
        if (identities(secondary).size() > 1) {
            throw Problem.invalidBody("Unable to link with the secondary account.");
        }
        tenant.users().link(secondary);
        ObjectNode identity = (ObjectNode) secondary.identities().get(0).deepCopy();
        identity.set("profileData", profileData(secondary));
        primary.identities().add(identity);
        primary.linked().put(id, secondary);
        return Answer.created(changed(primary));
    }

    private Answer unlink(Request request) {
        User primary = tenant.users().get(request.variable("id"));
        String id = request.variable("provider") + "|" + request.variable("user_id");
        if (primary.id().equals(id)) {
            throw Problem.invalidBody("Main identity cannot be removed.");
        }
        User secondary = primary.linked().remove(id);
        if (secondary != null) {
            ArrayNode identities = primary.identities();
            for (int i = identities.size() - 1; i > 0; i--) {
                if (id.equals(idOf(identities.get(i)))) {
                    identities.remove(i);
                }
            }
            // Roles that were deleted meanwhile are nobody's.
            secondary.roles().retainAll(tenant.roles().keySet());
            secondary.profile().without(List.of("user_metadata", "app_metadata"));
            tenant.users().add(secondary);
        }
        return Answer.ok(changed(primary));
    }

    private ArrayNode changed(User user) {
        user.profile().put("updated_at", tenant.now());
        tenant.users().changed(user);
        ArrayNode answered = user.identities().deepCopy();
        ((ObjectNode) answered.get(0)).set("profileData", profileData(user));
        return answered;
    }

    private static ObjectNode profileData(User user) {
        return user.profile().deepCopy().without(OUTSIDE_THE_PROFILE);
    }

    private static List<JsonNode> identities(User user) {
        return user.identities().valueStream().toList();
    }

    private static String idOf(JsonNode identity) {
        return identity.get("provider").asText() + "|" + identity.get("user_id").asText();
    }
}
