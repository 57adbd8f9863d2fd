package io.ostiary.auth0;

import static io.ostiary.Operation.CREATE_FORM;
import static io.ostiary.Operation.DELETE_FORM;
import static io.ostiary.Operation.GET_FORM;
import static io.ostiary.Operation.LIST_FORMS;
import static io.ostiary.Operation.UPDATE_FORM;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Reference;
import io.ostiary.backend.Paging;
import io.ostiary.form.Form;
import io.ostiary.form.FormId;
import io.ostiary.form.FormPatch;
import io.ostiary.form.FormSummary;
import io.ostiary.form.Forms;
import io.ostiary.form.NewForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms of the tenant, which people see as they are saved once an Action renders them. */
final class Auth0Forms implements Forms {
    private static final String PATH = "forms";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,30}");

    private final ManagedTenant tenant;

    Auth0Forms(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<FormSummary> list(PageRequest page) {
        return Paging.byKey(
                LIST_FORMS, tenant.id(), page, this::all, form -> form.id().value());
    }

    @Override
    public Optional<Form> find(FormId id) {
        return find(GET_FORM, id);
    }

    @Override
    public Form create(NewForm form) {
        Map<String, Object> body = new LinkedHashMap<>(form.content().parts());
        body.put("name", form.name());
        return new FormRow(tenant.requests(CREATE_FORM)
                        .once(
                                CREATE_FORM,
                                Subject.tenant(tenant.id()),
                                attempt -> attempt.management("POST", List.of(PATH), Map.of(), RawJson.body(body))))
                .toForm();
    }

    @Override
    public Form update(FormId id, FormPatch patch) {
        return tenant.exclusively(UPDATE_FORM, id, () -> {
            Form before =
                    find(UPDATE_FORM, id).orElseThrow(() -> Subject.form(id).missing(UPDATE_FORM));
            Map<String, @Nullable Object> body = FormRow.change(before, before.patched(patch));
            if (body.isEmpty()) {
                return before;
            }
            return new FormRow(tenant.requests(UPDATE_FORM)
                            .repeatable(
                                    UPDATE_FORM,
                                    Subject.form(id),
                                    attempt -> attempt.management(
                                            "PATCH", List.of(PATH, id.value()), Map.of(), RawJson.body(body))))
                    .toForm();
        });
    }

    @Override
    public void delete(FormId id) {
        Requests requests = tenant.requests(DELETE_FORM);
        if (!ID.matcher(id.value()).matches()) {
            throw Subject.form(id).missing(DELETE_FORM);
        }
        requests.delete(DELETE_FORM, Subject.form(id), attempt -> {
            JsonNode unused = attempt.management("DELETE", List.of(PATH, id.value()), Map.of(), null);
        });
    }

    @Override
    public FormSummary resolve(String reference) {
        return new Reference(LIST_FORMS, "form", reference)
                .among(all().stream(), form -> form.id().value(), FormSummary::name);
    }

    private Optional<Form> find(Operation operation, FormId id) {
        Requests requests = tenant.requests(operation);
        if (!ID.matcher(id.value()).matches()) {
            return Optional.empty();
        }
        return requests.find(
                operation,
                Subject.form(id),
                attempt -> new FormRow(attempt.management("GET", List.of(PATH, id.value()), Map.of(), null)).toForm());
    }

    private List<FormSummary> all() {
        return OffsetList.all(page -> {
            Map<String, String> query = Map.of(
                    "page",
                    String.valueOf(page),
                    "per_page",
                    String.valueOf(OffsetList.PAGE),
                    "include_totals",
                    "true");
            List<FormSummary> forms = new ArrayList<>();
            tenant.requests(LIST_FORMS)
                    .repeatable(
                            LIST_FORMS,
                            Subject.tenant(tenant.id()),
                            attempt -> attempt.management("GET", List.of(PATH), query, null))
                    .path("forms")
                    .forEach(form -> forms.add(new FormRow(form).summary()));
            return forms;
        });
    }
}
