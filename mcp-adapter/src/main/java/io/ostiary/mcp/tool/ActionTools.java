package io.ostiary.mcp.tool;

import static io.ostiary.Operation.CREATE_ACTION;
import static io.ostiary.Operation.DELETE_ACTION;
import static io.ostiary.Operation.DEPLOY_ACTION;
import static io.ostiary.Operation.GET_ACTION;
import static io.ostiary.Operation.LIST_ACTIONS;
import static io.ostiary.Operation.UPDATE_ACTION;
import static io.ostiary.mcp.tool.Naming.ACTION;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.action.Action;
import io.ostiary.action.ActionContent;
import io.ostiary.action.ActionDependency;
import io.ostiary.action.ActionStatus;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.ActionVersion;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.ActionArguments.CreateAction;
import io.ostiary.mcp.tool.ActionArguments.UpdateAction;
import io.ostiary.mcp.tool.Views.Done;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools that manage actions. */
final class ActionTools {
    private ActionTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_ACTIONS,
                    ListActions.class,
                    ActionPage.class,
                    "The actions of a tenant: code of its own that runs when people sign in or register. get_action tells"
                            + " the code.",
                    (context, in) -> {
                        Page<Action> page =
                                context.directory().actions().list(in.trigger(), context.page(in.limit(), in.cursor()));
                        return new ActionPage(
                                ToolContext.views(page, ActionView::of), context.next(page), page.total());
                    }),
            tool(
                    GET_ACTION,
                    TheAction.class,
                    ActionDetails.class,
                    "One action with the code of its draft and, where that differs, the code that runs. Of secrets only the"
                            + " names are told.",
                    (context, in) -> {
                        Action action = context.action(in.action());
                        return ActionDetails.of(context.directory()
                                .actions()
                                .find(action.id())
                                .orElseThrow(() -> new NotFoundException(
                                        GET_ACTION, "action", action.id().value())));
                    }),
            tool(
                    CREATE_ACTION,
                    CreateAction.class,
                    ActionView.class,
                    "Draft an action. It does not run before deploy_action.",
                    (context, in) -> ActionView.of(context.directory().actions().create(in.toAction(context)))),
            tool(
                    UPDATE_ACTION,
                    UpdateAction.class,
                    ActionView.class,
                    "Change the draft of an action: what is left out stays. What was deployed runs on until deploy_action.",
                    (context, in) -> ActionView.of(context.directory()
                            .actions()
                            .update(context.action(in.action()).id(), in.toPatch(context)))),
            planned(
                    DEPLOY_ACTION,
                    TheAction.class,
                    ActionView.class,
                    "Let the draft of an action run, after the other actions of its triggers. The person who approves it"
                            + " sees what changes.",
                    (context, in) -> planDeployment(context.action(in.action())),
                    (context, in) -> ActionView.of(context.directory()
                            .actions()
                            .deploy(context.action(in.action()).id()))),
            planned(
                    DELETE_ACTION,
                    DeleteAction.class,
                    Done.class,
                    "Delete an action for good, with its versions and secrets. One that is deployed is deleted only"
                            + " with force.",
                    (context, in) -> {
                        Action action = context.action(in.action());
                        return Plan.of(
                                "delete the action " + described(action) + " for good",
                                action.name(),
                                action.live() == null
                                        ? "It never ran."
                                        : "What it does when " + triggers(action) + " is not done any more.");
                    },
                    (context, in) -> {
                        Action action = context.action(in.action());
                        context.directory().actions().delete(action.id(), Boolean.TRUE.equals(in.force()));
                        return new Done("deleted", action.id().value());
                    }));

    record ListActions(
            @Doc("Only those that run then.") @Nullable ActionTrigger trigger,

            @Doc(value = "The most actions to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListActions> {
        @Override
        public ListActions withLimit(int newLimit) {
            return new ListActions(trigger, newLimit, cursor);
        }
    }

    record TheAction(@Doc(ACTION) String action) {}

    record DeleteAction(
            @Doc(ACTION) String action,
            @Doc("Also when it runs.") @Nullable Boolean force) {}

    /**
     * An action without its code.
     *
     * @param version the number of the version that runs
     * @param managed whether the claim mappers are kept in it, so that only their tools change it
     */
    record ActionView(
            String id,
            @Untrusted String name,
            List<ActionTrigger> triggers,
            ActionStatus status,
            @Nullable Integer version,
            @Nullable Boolean managed) {
        static ActionView of(Action action) {
            ActionVersion live = action.live();
            return new ActionView(
                    action.id().value(),
                    action.name(),
                    action.triggers(),
                    action.status(),
                    live == null ? null : live.number(),
                    action.managed() ? true : null);
        }
    }

    record ActionPage(
            List<ActionView> actions,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    record DependencyView(@Untrusted String name, @Untrusted String version) {}

    record ContentView(
            @Untrusted String code,
            String runtime,
            @Nullable List<DependencyView> dependencies,
            @Untrusted @Nullable List<String> secretNames) {
        static ContentView of(ActionContent content) {
            List<ActionDependency> required = content.dependencies();
            return new ContentView(
                    content.code(),
                    content.runtime(),
                    required.isEmpty()
                            ? null
                            : required.stream()
                                    .map(each -> new DependencyView(each.name(), each.version()))
                                    .toList(),
                    content.secrets().isEmpty() ? null : List.copyOf(content.secrets()));
        }
    }

    /**
     * An action and what it does.
     *
     * @param live what runs, where that is not the draft
     */
    record ActionDetails(
            ActionView action, ContentView draft, @Nullable ContentView live) {
        static ActionDetails of(Action action) {
            ActionVersion live = action.live();
            return new ActionDetails(
                    ActionView.of(action),
                    ContentView.of(action.draft()),
                    live == null || live.content().equals(action.draft()) ? null : ContentView.of(live.content()));
        }
    }

    private static Plan planDeployment(Action action) {
        ActionVersion live = action.live();
        List<String> consequences = new ArrayList<>();
        consequences.add("It runs when " + triggers(action) + ".");
        consequences.addAll(CodeChange.between(
                live == null ? "" : live.content().code(), action.draft().code()));
        ActionContent before = live == null ? null : live.content();
        if (before == null || !before.dependencies().equals(action.draft().dependencies())) {
            consequences.add("It requires "
                    + Naming.some(action.draft().dependencies().stream()
                            .map(each -> each.name() + " " + each.version())
                            .toList())
                    + " and nothing else.");
        }
        if (before != null && !before.runtime().equals(action.draft().runtime())) {
            consequences.add("It runs in " + Printable.line(action.draft().runtime(), 40) + ", no longer in "
                    + Printable.line(before.runtime(), 40) + ".");
        }
        return new Plan("make the draft of the action " + described(action) + " run", action.name(), consequences);
    }

    private static String described(Action action) {
        return Printable.line(action.name(), 100);
    }

    /** When it runs, in words that follow "when". */
    private static String triggers(Action action) {
        return "these happen: "
                + String.join(
                        ", ", action.triggers().stream().map(Naming::constant).toList());
    }
}
