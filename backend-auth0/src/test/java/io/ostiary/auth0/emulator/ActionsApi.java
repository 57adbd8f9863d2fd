package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Actions, their deployment and their versions. */
final class ActionsApi implements Resource {
    private static final Rule TRIGGERS = Rule.list(Rule.object()
                    .required("id", ActionBindingsApi.TRIGGER)
                    .optional("version", Rule.text())
                    .optional("status", Rule.text())
                    .optional("runtimes", Rule.list(Rule.text()))
                    .optional("default_runtime", Rule.text())
                    .optional("compatible_triggers", Rule.list(Rule.object().open()))
                    .optional("binding_policy", Rule.text()))
            .min(1);

    private final Tenant tenant;
    private final Actions actions;

    ActionsApi(Tenant tenant, Actions actions) {
        this.tenant = tenant;
        this.actions = actions;
    }

    private static ObjectRule content() {
        return Rule.object()
                .optional("code", Rule.text())
                .optional(
                        "dependencies",
                        Rule.list(Rule.object()
                                .optional("name", Rule.text())
                                .optional("version", Rule.text())
                                .optional("registry_url", Rule.text())))
                .optional("runtime", Rule.text())
                .optional(
                        "secrets",
                        Rule.list(Rule.object()
                                .optional("name", Rule.text())
                                .optional("value", Rule.text())
                                .open()))
                .optional("modules", Rule.list(Rule.object().open()));
    }

    @Override
    public void route(Router router) {
        router.management("GET /actions/actions", this::list)
                .scopes("read:actions")
                .query(OffsetPage.RULE);
        router.management("POST /actions/actions", this::create)
                .scopes("create:actions")
                .body(content().required("name", Rule.text()).required("supported_triggers", TRIGGERS));
        router.management("GET /actions/actions/{id}", this::get).scopes("read:actions");
        router.management("PATCH /actions/actions/{id}", this::update)
                .scopes("update:actions")
                .body(content().optional("name", Rule.text()).optional("supported_triggers", TRIGGERS));
        router.management("DELETE /actions/actions/{id}", this::delete)
                .scopes("delete:actions")
                .query(Rule.object().optional("force", Rule.flag()));
        router.management("POST /actions/actions/{id}/deploy", this::deploy).scopes("create:actions");
        router.management("GET /actions/actions/{actionId}/versions", this::versions)
                .scopes("read:actions")
                .query(OffsetPage.RULE);
        router.management("GET /actions/actions/{actionId}/versions/{id}", this::version)
                .scopes("read:actions");
        router.management("POST /actions/actions/{actionId}/versions/{id}/deploy", this::deployAgain)
                .scopes("create:actions");
    }

    private Answer list(Request request) {
        return Answer.ok(OffsetPage.of(
                request,
                "actions",
                actions.all().stream()
                        .filter(action -> request.query("actionName")
                                .map(action.name()::equals)
                                .orElse(true))
                        .filter(action -> request.query("triggerId")
                                .map(action.trigger()::equals)
                                .orElse(true))
                        .toList(),
                Action::look));
    }

    private Answer create(Request request) {
        requireFreeName(request.object().path("name").asText());
        var action = new Action(tenant, request.object());
        actions.add(action);
        return Answer.created(action.json());
    }

    private Answer get(Request request) {
        return Answer.ok(actions.get(request.variable("id")).look());
    }

    private Answer update(Request request) {
        Action action = actions.get(request.variable("id"));
        String name = request.object().path("name").asText(action.name());
        if (!name.equals(action.name())) {
            requireFreeName(name);
        }
        action.change(request.object());
        return Answer.ok(action.json());
    }

    private void requireFreeName(String name) {
        if (actions.named(name).isPresent()) {
            throw Problem.of(409, "An action with that name already exists.");
        }
    }

    private Answer delete(Request request) {
        Action action = actions.get(request.variable("id"));
        if (actions.isBound(action) && !request.flag("force")) {
            throw Problem.of(400, "Cannot delete an action that is bound to a trigger.");
        }
        actions.remove(action);
        return Answer.noContent();
    }

    private Answer deploy(Request request) {
        Action action = actions.get(request.variable("id"));
        return deployed(action, action.deploy());
    }

    private Answer versions(Request request) {
        Action action = actions.get(request.variable("actionId"));
        return Answer.ok(OffsetPage.of(request, "versions", action.versions(), version -> json(action, version)));
    }

    private Answer version(Request request) {
        Action action = actions.get(request.variable("actionId"));
        return Answer.ok(json(action, version(action, request)));
    }

    private Answer deployAgain(Request request) {
        Action action = actions.get(request.variable("actionId"));
        return deployed(action, action.deployAgain(version(action, request)));
    }

    private static ActionVersion version(Action action, Request request) {
        return action.versions().stream()
                .filter(version -> version.id().equals(request.variable("id")))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("That action version does not exist."));
    }

    private static ObjectNode json(Action action, ActionVersion version) {
        ObjectNode json = version.json(action.deployed().filter(version::equals).isPresent());
        json.set("action", action.identity());
        return json;
    }

    private static Answer deployed(Action action, ActionVersion version) {
        ObjectNode json = version.accepted();
        json.set("action", action.identity());
        return Answer.ok(json);
    }
}
