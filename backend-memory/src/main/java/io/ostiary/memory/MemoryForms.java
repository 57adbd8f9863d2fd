package io.ostiary.memory;

import static io.ostiary.Operation.CREATE_FORM;
import static io.ostiary.Operation.DELETE_FORM;
import static io.ostiary.Operation.GET_FORM;
import static io.ostiary.Operation.LIST_FORMS;
import static io.ostiary.Operation.PUBLISH_FORM;
import static io.ostiary.Operation.UPDATE_FORM;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Reference;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.Paging;
import io.ostiary.form.Form;
import io.ostiary.form.FormId;
import io.ostiary.form.FormPatch;
import io.ostiary.form.FormSummary;
import io.ostiary.form.Forms;
import io.ostiary.form.NewForm;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The forms of a tenant in memory. Nobody is shown one. */
final class MemoryForms implements Forms {
    private final TenantView view;
    private final IdSource ids;

    MemoryForms(TenantView view, IdSource ids) {
        this.view = view;
        this.ids = ids;
    }

    @Override
    public Page<FormSummary> list(PageRequest page) {
        return view.read(
                LIST_FORMS,
                (state, now) -> Paging.seeking(
                        LIST_FORMS,
                        view.tenant(),
                        page,
                        after -> state.forms().tailMap(after, false).values().stream()
                                .map(Form::summary),
                        form -> form.id().value(),
                        (long) state.forms().size()));
    }

    @Override
    public Optional<Form> find(FormId id) {
        return view.read(
                GET_FORM, (state, now) -> Optional.ofNullable(state.forms().get(id.value())));
    }

    @Override
    public Form create(NewForm form) {
        return view.write(CREATE_FORM, (state, now) -> written(state, Form.of(FormId.of(ids.next()), form)));
    }

    @Override
    public Form update(FormId id, FormPatch patch) {
        return change(UPDATE_FORM, id, form -> form.patched(patch));
    }

    @Override
    public Form publish(FormId id) {
        return change(PUBLISH_FORM, id, Form::withDraftPublished);
    }

    @Override
    public void delete(FormId id) {
        view.update(
                DELETE_FORM,
                (state, now) -> state.withForms(
                        state.forms().minus(get(DELETE_FORM, state, id).id().value())));
    }

    @Override
    public FormSummary resolve(String reference) {
        return view.read(
                LIST_FORMS,
                (state, now) -> new Reference(LIST_FORMS, "form", reference)
                        .among(
                                state.forms().values().stream().map(Form::summary),
                                form -> form.id().value(),
                                FormSummary::name));
    }

    private Form change(Operation operation, FormId id, UnaryOperator<Form> change) {
        return view.write(operation, (state, now) -> written(state, change.apply(get(operation, state, id))));
    }

    private static Form get(Operation operation, TenantState state, FormId id) {
        Form found = state.forms().get(id.value());
        if (found == null) {
            throw new NotFoundException(operation, "form", id.value());
        }
        return found;
    }

    private static Written<Form> written(TenantState state, Form form) {
        return new Written<>(state.withForms(state.forms().plus(form.id().value(), form)), form);
    }
}
