package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Code of the tenant that Auth0 runs: a draft, and the versions that were made of it. */
final class Action {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Tenant tenant;
    private final String id = UUID.randomUUID().toString();
    private final Instant createdAt;
    private final List<ActionVersion> versions = new ArrayList<>();
    private String name;
    private ActionContent draft;
    private Instant updatedAt;
    private int looks;
    private @Nullable ActionVersion deployed;

    Action(Tenant tenant, JsonNode body) {
        this.tenant = tenant;
        createdAt = tenant.clock().instant();
        updatedAt = createdAt;
        name = body.path("name").asText();
        draft = ActionContent.of(body, timestamp(createdAt));
    }

    static String timestamp(Instant instant) {
        return TIMESTAMP.format(instant);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String trigger() {
        return draft.trigger();
    }

    Optional<ActionVersion> deployed() {
        return Optional.ofNullable(deployed);
    }

    List<ActionVersion> versions() {
        return versions;
    }

    /** Changes the draft, which then has to be built again. */
    void change(JsonNode body) {
        updatedAt = tenant.clock().instant();
        name = body.path("name").asText(name);
        draft = draft.changed(body, timestamp(updatedAt));
        looks = 0;
    }

    /** Makes a version of the draft, and puts it in use. */
    ActionVersion deploy() {
        if (!status().equals("built")) {
            throw Problem.of(400, "A draft must be in the 'built' state before it can be deployed.");
        }
        return deploy(draft);
    }

    /** Makes another version of what an earlier one was. */
    ActionVersion deployAgain(ActionVersion earlier) {
        return deploy(earlier.content());
    }

    private ActionVersion deploy(ActionContent content) {
        var version = new ActionVersion(
                UUID.randomUUID().toString(),
                versions.size() + 1,
                content,
                tenant.clock().instant());
        versions.add(version);
        deployed = version;
        return version;
    }

    /** Looks at the Action, while which Auth0 goes on building it. */
    ObjectNode look() {
        looks++;
        return json();
    }

    private String status() {
        if (looks < tenant.switches().buildPolls()) {
            return looks == 0 ? "pending" : "building";
        }
        return tenant.switches().buildProblem().isEmpty() ? "built" : "failed";
    }

    ObjectNode json() {
        ObjectNode json = identity()
                .put("code", draft.code())
                .put("runtime", draft.runtime())
                .put("status", status());
        json.set("dependencies", draft.dependencies());
        json.set("secrets", draft.secrets());
        if (status().equals("failed")) {
            json.putArray("errors").addObject().put("msg", tenant.switches().buildProblem());
        }
        addVersions(json);
        return json;
    }

    /** As a binding tells it. */
    ObjectNode bound() {
        ObjectNode json = identity();
        addVersions(json);
        return json;
    }

    /** As a version tells it. */
    ObjectNode identity() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("name", name)
                .put("created_at", timestamp(createdAt))
                .put("updated_at", timestamp(updatedAt))
                .put(
                        "all_changes_deployed",
                        deployed()
                                .filter(version -> version.content().equals(draft))
                                .isPresent());
        json.set("supported_triggers", draft.triggers());
        return json;
    }

    private void addVersions(ObjectNode json) {
        deployed().ifPresent(version -> {
            json.set("current_version", version.current());
            json.set("deployed_version", version.json(true));
        });
    }
}
