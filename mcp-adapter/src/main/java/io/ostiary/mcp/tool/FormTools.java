package io.ostiary.mcp.tool;

import static io.ostiary.Operation.CREATE_FORM;
import static io.ostiary.Operation.DELETE_FORM;
import static io.ostiary.Operation.GET_FORM;
import static io.ostiary.Operation.LIST_FORMS;
import static io.ostiary.Operation.PUBLISH_FORM;
import static io.ostiary.Operation.UPDATE_FORM;
import static io.ostiary.mcp.tool.Naming.FORM;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.form.Form;
import io.ostiary.form.FormContent;
import io.ostiary.form.FormStatus;
import io.ostiary.form.FormSummary;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.FormArguments.CreateForm;
import io.ostiary.mcp.tool.FormArguments.UpdateForm;
import io.ostiary.mcp.tool.Views.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tools that manage forms. */
final class FormTools {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_FORMS,
                    ListForms.class,
                    FormPage.class,
                    "The forms of a tenant: what it asks its people when they sign in or register. get_form tells what they"
                            + " ask.",
                    (context, in) -> {
                        Page<FormSummary> page =
                                context.directory().forms().list(context.page(in.limit(), in.cursor()));
                        return new FormPage(ToolContext.views(page, FormView::of), context.next(page), page.total());
                    }),
            tool(
                    GET_FORM,
                    TheForm.class,
                    FormDetails.class,
                    "One form as its draft is: nodes and all else that was said of it.",
                    (context, in) -> FormDetails.of(form(context, GET_FORM, in.form()))),
            tool(
                    CREATE_FORM,
                    CreateForm.class,
                    FormView.class,
                    "Draft a form. Nobody sees it before publish_form or, where there is none, before an action"
                            + " renders it.",
                    (context, in) -> FormView.of(
                            context.directory().forms().create(in.toForm()).summary())),
            planned(
                    UPDATE_FORM,
                    UpdateForm.class,
                    FormView.class,
                    "Change the draft of a form: what is left out stays, what is named is replaced as a whole. Needs a"
                            + " person's approval where there is no publish_form, because people see it at once.",
                    FormTools::planUpdate,
                    (context, in) -> FormView.of(context.directory()
                            .forms()
                            .update(context.form(in.form()).id(), in.toPatch())
                            .summary())),
            planned(
                    PUBLISH_FORM,
                    TheForm.class,
                    FormView.class,
                    "Let people see the draft of a form.",
                    (context, in) -> planPublication(form(context, PUBLISH_FORM, in.form())),
                    (context, in) -> FormView.of(context.directory()
                            .forms()
                            .publish(context.form(in.form()).id())
                            .summary())),
            planned(
                    DELETE_FORM,
                    TheForm.class,
                    Done.class,
                    "Delete a form for good, published or not.",
                    (context, in) -> {
                        FormSummary form = context.form(in.form());
                        return Plan.of(
                                "delete the form " + described(form.name()) + " for good",
                                form.name(),
                                form.status() == FormStatus.DRAFT
                                        ? "It was never published."
                                        : "It was published; an action that shows it fails from now on.");
                    },
                    (context, in) -> {
                        FormSummary form = context.form(in.form());
                        context.directory().forms().delete(form.id());
                        return new Done("deleted", form.id().value());
                    }));

    record ListForms(
            @Doc(value = "The most forms to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListForms> {
        @Override
        public ListForms withLimit(int newLimit) {
            return new ListForms(newLimit, cursor);
        }
    }

    record TheForm(@Doc(FORM) String form) {}

    record FormView(String id, @Untrusted String name, FormStatus status) {
        static FormView of(FormSummary form) {
            return new FormView(form.id().value(), form.name(), form.status());
        }
    }

    record FormPage(
            List<FormView> forms,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    record FormDetails(FormView form, @Untrusted Map<String, @Nullable Object> draft) {
        static FormDetails of(Form form) {
            return new FormDetails(
                    FormView.of(form.summary()),
                    Map.<String, @Nullable Object>copyOf(form.draft().parts()));
        }
    }

    private static Form form(ToolContext context, Operation operation, String reference) {
        FormSummary form = context.form(reference);
        return context.directory()
                .forms()
                .find(form.id())
                .orElseThrow(
                        () -> new NotFoundException(operation, "form", form.id().value()));
    }

    private static @Nullable Plan planUpdate(ToolContext context, UpdateForm in) {
        if (context.backend().capabilities().supports(PUBLISH_FORM)) {
            return null;
        }
        Form before = form(context, UPDATE_FORM, in.form());
        Form after = before.patched(in.toPatch());
        return new Plan(
                "change the form " + described(before.name()) + ", which people see at once",
                before.name(),
                after.name().equals(before.name())
                        ? List.of()
                        : List.of("It is called " + described(after.name()) + " from now on."),
                changes(before.draft(), after.draft()));
    }

    private static Plan planPublication(Form form) {
        FormContent published = form.published();
        return new Plan(
                "let people see the draft of the form " + described(form.name()),
                form.name(),
                List.of(),
                changes(published == null ? FormContent.EMPTY : published, form.draft()));
    }

    /** The parts that differ, each with what of it changes. */
    private static List<String> changes(FormContent before, FormContent after) {
        Map<String, Object> old = before.parts();
        Map<String, Object> next = after.parts();
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(next.keySet());
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            lines.addAll(TextChange.of(name, json(old.get(name)), json(next.get(name))));
        }
        return lines;
    }

    private static String json(@Nullable Object part) {
        return part == null ? "" : JSON.valueToTree(part).toPrettyString();
    }

    private static String described(String name) {
        return Printable.line(name, 100);
    }
}
