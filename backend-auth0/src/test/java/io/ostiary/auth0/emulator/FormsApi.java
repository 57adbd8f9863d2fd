package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms that Actions render: saved is live, and a list tells no more than their names. */
final class FormsApi implements Resource {
    private static final Rule NAME = Rule.text().min(1).max(150);
    private static final Rule COORDINATES =
            Rule.object().required("x", Rule.integer()).required("y", Rule.integer());
    private static final List<String> SUMMARY =
            List.of("id", "name", "created_at", "updated_at", "embedded_at", "submitted_at");

    private final Tenant tenant;
    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();

    FormsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        ObjectRule one = Rule.object().optional("hydrate", Rule.text());
        router.management("GET /forms", this::list)
                .scopes("read:forms")
                .query(Paging.offset().optional("hydrate", Rule.text()));
        router.management("POST /forms", this::create)
                .scopes("create:forms")
                .body(parts(false).required("name", NAME));
        router.management("GET /forms/{id}", this::get).scopes("read:forms").query(one);
        router.management("PATCH /forms/{id}", this::update)
                .scopes("update:forms")
                .body(parts(true).optional("name", NAME));
        router.management("DELETE /forms/{id}", this::delete).scopes("delete:forms");
    }

    private static ObjectRule parts(boolean nullable) {
        Map<String, Rule> parts = new LinkedHashMap<>();
        parts.put(
                "nodes",
                Rule.list(Rule.object()
                        .required("id", Rule.text())
                        .required("type", Rule.text().oneOf("STEP", "FLOW", "ROUTER"))
                        .optional("coordinates", COORDINATES)
                        .optional("alias", NAME)
                        .optional("config", Rule.object().open())));
        parts.put(
                "start",
                Rule.object()
                        .optional("hidden_fields", Rule.list(Rule.object().open()))
                        .optional("next_node", Rule.text())
                        .optional("coordinates", COORDINATES));
        parts.put(
                "ending",
                Rule.object()
                        .optional("redirection", Rule.object().open())
                        .optional("after_submit", Rule.object().open())
                        .optional("coordinates", COORDINATES)
                        .optional("resume_flow", Rule.flag()));
        parts.put("style", Rule.object().optional("css", Rule.text().min(1).max(5000)));
        parts.put(
                "languages",
                Rule.object()
                        .optional("primary", Rule.text().min(1).max(55))
                        .optional("default", Rule.text().min(1).max(55)));
        parts.put(
                "messages",
                Rule.object()
                        .optional("errors", Rule.object().open())
                        .optional("custom", Rule.object().open()));
        parts.put("translations", Rule.object().open());
        ObjectRule rule = Rule.object();
        parts.forEach((name, part) -> rule.optional(name, nullable ? part.orNull() : part));
        return rule;
    }

    private Answer list(Request request) {
        return new Paging("forms").page(request, new ArrayList<>(byId.values()), FormsApi::summary);
    }

    private Answer create(Request request) {
        String now = Action.timestamp(tenant.clock().instant());
        ObjectNode form = Json.object().put("id", tenant.ids().form());
        merge(form, request.object());
        form.put("created_at", now).put("updated_at", now);
        byId.put(form.path("id").asText(), form);
        return Answer.created(form.deepCopy());
    }

    private Answer get(Request request) {
        return Answer.ok(form(request).deepCopy());
    }

    private Answer update(Request request) {
        ObjectNode form = form(request);
        merge(form, request.object());
        form.put("updated_at", Action.timestamp(tenant.clock().instant()));
        return Answer.ok(form.deepCopy());
    }

    private Answer delete(Request request) {
        byId.remove(form(request).path("id").asText());
        return Answer.noContent();
    }

    private ObjectNode form(Request request) {
        return Optional.ofNullable(byId.get(request.variable("id")))
                .orElseThrow(() -> Problem.notFound("Form not found"));
    }

    /** Parts are replaced as a whole, and one that is empty is left out of answers. */
    private static void merge(ObjectNode form, JsonNode body) {
        body.properties().forEach(part -> {
            if (part.getValue().isNull()
                    || part.getValue().isContainerNode() && part.getValue().isEmpty()) {
                form.remove(part.getKey());
            } else {
                form.set(part.getKey(), part.getValue());
            }
        });
    }

    private static ObjectNode summary(ObjectNode form) {
        long flows = form.path("nodes")
                .valueStream()
                .filter(node -> node.path("type").asText().equals("FLOW"))
                .count();
        return form.deepCopy().retain(SUMMARY).put("flow_count", flows);
    }
}
