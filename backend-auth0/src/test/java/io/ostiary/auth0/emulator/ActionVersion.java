package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What was deployed of an Action at some time; it never changes. */
record ActionVersion(String id, int number, ActionContent content, Instant createdAt) {
    /** What the Action says of its latest version, in words of its own. */
    ObjectNode current() {
        String created = Action.timestamp(createdAt);
        return Json.object()
                .put("id", id)
                .put("code", content.code())
                .put("runtime", content.runtime())
                .put("status", "BUILT")
                .put("number", number)
                .put("build_time", created)
                .put("created_at", created)
                .put("updated_at", created);
    }

    /** What a read of the version answers, without the Action that it is of. */
    ObjectNode json(boolean deployed) {
        return answer(deployed).put("built_at", Action.timestamp(createdAt));
    }

    /** What the deployment answers, which does not wait for the version to be in use. */
    ObjectNode accepted() {
        return answer(false);
    }

    private ObjectNode answer(boolean deployed) {
        String created = Action.timestamp(createdAt);
        ObjectNode json = Json.object().put("code", content.code());
        json.putArray("dependencies").addAll(content.versionedDependencies());
        json.put("id", id)
                .put("deployed", deployed)
                .put("number", number)
                .put("status", "built")
                .put("created_at", created)
                .put("updated_at", created)
                .put("runtime", content.runtime());
        json.set("secrets", content.secrets());
        json.set("supported_triggers", content.triggers());
        return json;
    }
}
