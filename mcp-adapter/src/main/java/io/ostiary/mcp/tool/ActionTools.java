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
import io.ostiary.Violations;
import io.ostiary.action.Action;
import io.ostiary.action.ActionContent;
import io.ostiary.action.ActionDependency;
import io.ostiary.action.ActionStatus;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.ActionVersion;
import io.ostiary.backend.Sha256;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.ActionArguments.CreateAction;
import io.ostiary.mcp.tool.ActionArguments.UpdateAction;
import io.ostiary.mcp.tool.Views.Done;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tools that manage actions. */
final class ActionTools {
    /** How many characters of code one answer holds, twice: a result is bounded. */
    private static final int PART = 5_000;

    private static final ActionContent NOTHING = new ActionContent("", "", List.of(), new TreeSet<>());

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
                    GetAction.class,
                    ActionDetails.class,
                    "One action with the code of its draft and, where that differs, the code that runs. Long code comes in"
                            + " parts: next_from says where to go on. Of secrets only the names are told.",
                    (context, in) -> {
                        Action action = context.action(in.action());
                        return ActionDetails.of(
                                context.directory()
                                        .actions()
                                        .find(action.id())
                                        .orElseThrow(() -> new NotFoundException(
                                                GET_ACTION,
                                                "action",
                                                action.id().value())),
                                in.from() == null ? 0 : in.from());
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

    record GetAction(
            @Doc(ACTION) String action,

            @Doc(value = "From which character of the code on: next_from of the answer before.", min = 0) @Nullable
            Integer from) {}

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
        static ContentView of(ActionContent content, int from) {
            String code = content.code();
            int start = Math.min(from, code.length());
            List<ActionDependency> required = content.dependencies();
            return new ContentView(
                    code.substring(start, Math.min(start + PART, code.length())),
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
     * @param nextFrom from which character on there is more code
     */
    record ActionDetails(
            ActionView action,
            ContentView draft,
            @Nullable ContentView live,
            @Nullable Integer nextFrom) {
        static ActionDetails of(Action action, int from) {
            new Violations().require(from >= 0, "from", "must be 0 or more").throwIfAny();
            ActionContent draft = action.draft();
            ActionContent live =
                    action.live() == null || action.live().content().equals(draft)
                            ? null
                            : action.live().content();
            int length = Math.max(
                    draft.code().length(), live == null ? 0 : live.code().length());
            return new ActionDetails(
                    ActionView.of(action),
                    ContentView.of(draft, from),
                    live == null ? null : ContentView.of(live, from),
                    from < length - PART ? from + PART : null);
        }
    }

    private static Plan planDeployment(Action action) {
        ActionVersion live = action.live();
        List<String> consequences = new ArrayList<>();
        consequences.add("It runs when " + triggers(action) + ".");
        ActionContent before = live == null ? NOTHING : live.content();
        ActionContent draft = action.draft();
        consequences.add("The draft was changed last at " + action.updatedAt() + ".");
        consequences.add("The code that goes live has " + draft.code().getBytes(StandardCharsets.UTF_8).length
                + " bytes, SHA-256 " + Sha256.hex(draft.code()) + ".");
        if (live != null && !before.runtime().equals(draft.runtime())) {
            consequences.add("It runs in " + Printable.line(draft.runtime(), 40) + ", no longer in "
                    + Printable.line(before.runtime(), 40) + ".");
        }
        if (action.changed() && before.equals(draft)) {
            consequences.add("The value of a secret was changed, and nothing else.");
        } else if (!draft.secrets().isEmpty()) {
            consequences.add("It reads its secrets with the values that the draft has, which nobody is shown.");
        }
        return new Plan(
                "make the draft of the action " + described(action) + " run",
                action.name(),
                consequences,
                changes(before, draft));
    }

    private static List<String> changes(ActionContent before, ActionContent after) {
        List<String> changes = new ArrayList<>();
        changes.addAll(TextChange.of("code", before.code(), after.code()));
        changes.addAll(TextChange.of("dependencies", dependencies(before), dependencies(after)));
        changes.addAll(
                TextChange.of("secrets", String.join("\n", before.secrets()), String.join("\n", after.secrets())));
        return changes;
    }

    private static String dependencies(ActionContent content) {
        return content.dependencies().stream()
                .map(each -> each.name() + " " + each.version())
                .collect(Collectors.joining("\n"));
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
