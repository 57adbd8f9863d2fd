package io.ostiary.auth0;

import static io.ostiary.Operation.CREATE_ACTION;
import static io.ostiary.Operation.DELETE_ACTION;
import static io.ostiary.Operation.DEPLOY_ACTION;
import static io.ostiary.Operation.GET_ACTION;
import static io.ostiary.Operation.LIST_ACTIONS;
import static io.ostiary.Operation.UPDATE_ACTION;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Reference;
import io.ostiary.action.Action;
import io.ostiary.action.ActionId;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.Actions;
import io.ostiary.action.NewAction;
import io.ostiary.backend.Paging;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** The Actions of the tenant. */
final class Auth0Actions implements Actions {
    private final ManagedTenant tenant;

    Auth0Actions(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<Action> list(@Nullable ActionTrigger trigger, PageRequest page) {
        return Paging.byKey(
                LIST_ACTIONS,
                Arrays.asList(tenant.id(), trigger),
                page,
                () -> trigger == null
                        ? new ActionTable(tenant, LIST_ACTIONS).all()
                        : new ActionTable(tenant, LIST_ACTIONS).all(ActionRow.name(trigger)),
                action -> action.id().value());
    }

    @Override
    public Optional<Action> find(ActionId id) {
        return new ActionTable(tenant, GET_ACTION).find(id).map(row -> new ActionRow(row).toAction());
    }

    @Override
    public Action create(NewAction action) {
        requireOneTrigger(action.triggers());
        requireFreeName(CREATE_ACTION, action.name());
        RequestBody body = RawJson.body(ActionRow.creation(action));
        return new ActionRow(tenant.requests(CREATE_ACTION)
                        .create(
                                CREATE_ACTION,
                                Subject.newAction(action.name()),
                                attempt -> attempt.management("POST", ActionTable.PATH, Map.of(), body),
                                () -> new ActionTable(tenant, CREATE_ACTION).named(action.name())))
                .toAction();
    }

    @Override
    public Action update(ActionId id, ActionPatch patch) {
        List<ActionTrigger> triggers = patch.triggers().valueOrNull();
        if (triggers != null) {
            requireOneTrigger(triggers);
        }
        return tenant.exclusively(UPDATE_ACTION, id, () -> {
            Action before = new ActionRow(new ActionTable(tenant, UPDATE_ACTION).own(id)).toAction();
            Action after = before.patched(patch, before.updatedAt());
            Map<String, Object> body = ActionRow.change(before, after, patch);
            if (body.isEmpty()) {
                return before;
            }
            requireFreeName(UPDATE_ACTION, after.name());
            return new ActionRow(tenant.requests(UPDATE_ACTION)
                            .repeatable(
                                    UPDATE_ACTION,
                                    Subject.naming(id, after.name()),
                                    attempt -> attempt.management(
                                            "PATCH", ActionTable.path(id), Map.of(), RawJson.body(body))))
                    .toAction();
        });
    }

    @Override
    public Action deploy(ActionId id) {
        ActionDeployment deployment = deployment(DEPLOY_ACTION, id);
        AtomicReference<JsonNode> asked = new AtomicReference<>();
        Action deployed = deployment.onceBuilt(id, () -> unchanged(asked, deployable(id)), row -> {
            Action action = new ActionRow(row).toAction();
            return action.live() != null && !action.changed()
                    ? action
                    : action.deployed(deployment.deploy(row).path("number").asInt());
        });
        deployment.bind(trigger(DEPLOY_ACTION, deployed), id.value(), deployed.name());
        return deployed;
    }

    @Override
    public void delete(ActionId id, boolean force) {
        Action unused = tenant.exclusively(DELETE_ACTION, id, () -> {
            Action action = new ActionRow(new ActionTable(tenant, DELETE_ACTION).own(id)).toAction();
            if (!force
                    && action.live() != null
                    && action.triggers().stream()
                            .anyMatch(trigger ->
                                    deployment(DELETE_ACTION, id).isBound(ActionRow.name(trigger), id.value()))) {
                throw action.inUse();
            }
            Map<String, String> query = force ? Map.of("force", "true") : Map.of();
            tenant.requests(DELETE_ACTION).delete(DELETE_ACTION, Subject.action(id), attempt -> {
                JsonNode unusedAnswer = attempt.management("DELETE", ActionTable.path(id), query, null);
            });
            return action;
        });
    }

    @Override
    public Action resolve(String reference) {
        return new Reference(LIST_ACTIONS, "action", reference)
                .among(
                        new ActionTable(tenant, LIST_ACTIONS).all().stream(),
                        action -> action.id().value(),
                        Action::name);
    }

    /** Whoever had it deployed meant the draft of the first look, and a build may take minutes. */
    private static JsonNode unchanged(AtomicReference<JsonNode> asked, JsonNode row) {
        JsonNode first = Objects.requireNonNullElse(asked.get(), row);
        asked.set(first);
        if (!ActionRow.draft(first).equals(ActionRow.draft(row))) {
            throw new ConflictException(
                    DEPLOY_ACTION,
                    "the action was changed while Auth0 built it; nothing was deployed, look at it again");
        }
        return row;
    }

    private JsonNode deployable(ActionId id) {
        JsonNode row = new ActionTable(tenant, DEPLOY_ACTION).own(id);
        String unused = trigger(DEPLOY_ACTION, new ActionRow(row).toAction());
        return row;
    }

    private ActionDeployment deployment(Operation operation, ActionId id) {
        return new ActionDeployment(
                tenant,
                operation,
                Subject.action(id),
                reason -> new ConflictException(
                        operation,
                        "Auth0 could not build action " + id + (reason.isEmpty() ? "" : ": " + reason)
                                + "; update_action changes its code and dependencies"));
    }

    private static String trigger(Operation operation, Action action) {
        return action.triggers().stream()
                .findFirst()
                .map(ActionRow::name)
                .orElseThrow(() -> new ConflictException(
                        operation,
                        "action " + action.id()
                                + " runs at something that is set up in the Auth0 Dashboard; deploy it there"));
    }

    private static void requireOneTrigger(List<ActionTrigger> triggers) {
        if (triggers.size() > 1) {
            throw new InvalidArgumentException(
                    "triggers", "must be one, because Auth0 runs an Action at one; create another for the other");
        }
    }

    /** Keeps the name by which the claim mappers are found. */
    private static void requireFreeName(Operation operation, String name) {
        if (name.equals(Auth0ClaimMappers.ACTION)) {
            throw new ConflictException(
                    operation, "the name " + name + " is that of the action that set_claim_mapper makes");
        }
    }
}
