package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The two documents that a tenant keeps about its users in addition to the profile. */
final class Metadata {
    private static final Set<String> RESERVED = Set.of(
            "__tenant",
            "_id",
            "blocked",
            "clientID",
            "created_at",
            "email",
            "email_verified",
            "globalClientID",
            "global_client_id",
            "identities",
            "lastIP",
            "lastLogin",
            "loginsCount",
            "metadata",
            "multifactor",
            "multifactor_last_modified",
            "updated_at",
            "user_id");

    private Metadata() {}

    /** Refuses names that the tenant uses itself or cannot store. */
    static void check(JsonNode body) {
        invalidName(body.path("user_metadata"), "user_metadata").ifPresent(Metadata::refuse);
        JsonNode appMetadata = body.path("app_metadata");
        invalidName(appMetadata, "app_metadata").ifPresent(Metadata::refuse);
        for (Map.Entry<String, JsonNode> field : appMetadata.properties()) {
            if (RESERVED.contains(field.getKey())) {
                refuse("Invalid property " + field.getKey() + " on app_metadata");
            }
        }
    }

    private static Optional<String> invalidName(JsonNode document, String where) {
        if (document.isArray()) {
            return document.valueStream()
                    .flatMap(item -> invalidName(item, where).stream())
                    .findFirst();
        }
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            if (field.getKey().contains(".") || field.getKey().contains("$")) {
                return Optional.of("Invalid property " + field.getKey() + " on " + where);
            }
            Optional<String> below = invalidName(field.getValue(), where);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    private static void refuse(String detail) {
        throw Problem.invalidBody("Payload validation error: '" + detail + "'.");
    }

    /**
     * Merges on the first level only: an object replaces the one that was there, null deletes, and an empty document clears all.
     *
     * <p>Cleared {@code user_metadata} is answered as {@code {}} while cleared {@code app_metadata} is not answered at all.
     */
    static void patch(ObjectNode profile, String document, JsonNode patch) {
        ObjectNode merged = patch.isEmpty()
                ? Json.object()
                : profile.path(document).isObject()
                        ? (ObjectNode) profile.get(document).deepCopy()
                        : Json.object();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        if (merged.isEmpty() && document.equals("app_metadata")) {
            profile.remove(document);
        } else {
            profile.set(document, merged);
        }
    }
}
