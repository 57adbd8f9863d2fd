package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.form.Form;
import io.ostiary.form.FormContent;
import io.ostiary.form.FormId;
import io.ostiary.form.FormPatch;
import io.ostiary.form.FormStatus;
import io.ostiary.form.FormSummary;
import io.ostiary.form.NewForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forms are drafted, changed, published and deleted. */
abstract class FormsContract extends Contract {
    private static final Map<String, @Nullable Object> STEP = step("Your \"name\" <b>ü 😀</b>");
    private static final Map<String, @Nullable Object> OTHER_STEP = step("Plan");
    private static final Map<String, Object> START =
            Map.of("next_node", "step_name", "coordinates", Map.of("x", 0, "y", -5));
    private static final Map<String, @Nullable Object> ENDING = Map.of("resume_flow", true);
    private static final Map<String, Object> STYLE = Map.of("css", "h1 { color: #fff; }");
    private static final Map<String, @Nullable Object> LANGUAGES = Map.of("primary", "en");

    @Needs(
            value = {CREATE_FORM, GET_FORM},
            parameters = {
                "create_form.nodes",
                "create_form.start",
                "create_form.ending",
                "create_form.style",
                "create_form.languages",
                "create_form.messages",
                "create_form.translations"
            })
    void aNewFormIsAsItWasGiven() {
        FormContent content = new FormContent(
                List.of(STEP),
                START,
                Map.of("resume_flow", true),
                STYLE,
                Map.of("primary", "en"),
                Map.of("errors", Map.of("ERR_REQUIRED_PROPERTY", "Say it.")),
                Map.of("de", Map.of("components", Map.of("full_name", Map.of("label", "Ihr Name")))));

        Form created = forms.create(new NewForm(fixture.name(), content));

        assertThat(created.draft()).isEqualTo(content);
        eventually(() -> assertThat(forms.find(created.id())).contains(created));
    }

    @Needs({CREATE_FORM, GET_FORM})
    void aFormOfWhichLittleIsSaidAsksNothing() {
        Form created = forms.create(NewForm.of(fixture.name()));

        eventually(() -> assertThat(reread(created.id()).draft().nodes()).isEmpty());
    }

    @Needs(
            value = {CREATE_FORM, UPDATE_FORM, GET_FORM},
            parameters = {
                "create_form.nodes",
                "create_form.start",
                "create_form.style",
                "update_form.name",
                "update_form.nodes",
                "update_form.start",
                "update_form.ending",
                "update_form.style",
                "update_form.languages",
                "update_form.messages",
                "update_form.translations"
            })
    void aPatchTouchesOnlyWhatItNames() {
        Form before = forms.create(new NewForm(
                fixture.name(), new FormContent(List.of(STEP), START, Map.of(), STYLE, Map.of(), Map.of(), Map.of())));
        String name = fixture.name();

        forms.update(before.id(), FormPatch.builder().build());
        eventually(() -> assertThat(reread(before.id())).isEqualTo(before));

        forms.update(before.id(), FormPatch.builder().name(Change.set(name)).build());
        eventually(() -> {
            Form found = reread(before.id());
            assertThat(found.name()).isEqualTo(name);
            assertThat(found.draft()).isEqualTo(before.draft());
        });

        forms.update(
                before.id(),
                FormPatch.builder()
                        .nodes(Change.set(List.of(OTHER_STEP)))
                        .ending(Change.set(ENDING))
                        .languages(Change.set(LANGUAGES))
                        .messages(Change.set(Map.of("errors", Map.of("ERR_REQUIRED_PROPERTY", "Say it."))))
                        .translations(Change.set(Map.of("de", Map.of())))
                        .style(Change.clear())
                        .build());
        eventually(() -> {
            FormContent found = reread(before.id()).draft();
            assertThat(found.nodes()).containsExactly(OTHER_STEP);
            assertThat(found.start()).isEqualTo(START);
            assertThat(found.ending()).isEqualTo(ENDING);
            assertThat(found.languages()).isEqualTo(LANGUAGES);
            assertThat(found.style()).isEmpty();
            assertThat(found.messages()).containsKey("errors");
            assertThat(found.translations()).containsKey("de");
        });

        forms.update(before.id(), FormPatch.builder().start(Change.clear()).build());
        eventually(() -> assertThat(reread(before.id()).draft().start()).isEmpty());
    }

    @Needs(
            value = {CREATE_FORM, PUBLISH_FORM, UPDATE_FORM, GET_FORM, LIST_FORMS},
            parameters = {"create_form.nodes", "update_form.nodes"})
    void peopleSeeAFormAsItWasPublished() {
        Form draft = forms.create(new NewForm(fixture.name(), FormContent.of(List.of(STEP))));

        Form published = forms.publish(draft.id());
        assertThat(draft.status()).isEqualTo(FormStatus.DRAFT);
        assertThat(published.status()).isEqualTo(FormStatus.PUBLISHED);

        forms.update(
                draft.id(),
                FormPatch.builder().nodes(Change.set(List.of(OTHER_STEP))).build());
        eventually(() -> {
            Form found = reread(draft.id());
            assertThat(found.published()).isEqualTo(draft.draft());
            assertThat(found.draft().nodes()).containsExactly(OTHER_STEP);
            assertThat(found.status()).isEqualTo(FormStatus.CHANGED);
            assertThat(all(forms::list)).contains(found.summary());
        });

        forms.publish(draft.id());
        eventually(() -> assertThat(reread(draft.id()).status()).isEqualTo(FormStatus.PUBLISHED));
    }

    @Needs({CREATE_FORM, LIST_FORMS})
    void aFormIsListedAndMeantByIdOrName() {
        FormSummary form = forms.create(NewForm.of(fixture.name())).summary();

        eventually(() -> assertThat(all(forms::list)).contains(form));
        for (String reference : List.of(form.id().value(), form.name())) {
            eventually(() -> assertThat(resolveForm(reference)).isEqualTo(form));
        }
        refuses(NotFoundException.class, () -> resolveForm(fixture.name()));
        refuses(NotFoundException.class, () -> resolveForm("no such \u0000 thing"));
    }

    @Needs({CREATE_FORM, LIST_FORMS})
    void aNameThatSeveralFormsHaveMeansNoneOfThem() {
        String name = fixture.name();
        Form first = forms.create(NewForm.of(name));
        Form second = forms.create(NewForm.of(name));

        eventually(() -> assertThat(refuses(ConflictException.class, () -> resolveForm(name)))
                .hasMessageContaining(first.id().value())
                .hasMessageContaining(second.id().value()));
    }

    @Needs({CREATE_FORM, DELETE_FORM, GET_FORM})
    void aDeletedFormIsGone() {
        Form form = forms.create(NewForm.of(fixture.name()));

        forms.delete(form.id());

        eventually(() -> assertThat(forms.find(form.id())).isEmpty());
        refuses(NotFoundException.class, () -> forms.delete(form.id()));
    }

    @Needs({GET_FORM, UPDATE_FORM, DELETE_FORM})
    void aFormThatIsNotThereIsNotFound() {
        assertThat(forms.find(noForm())).isEmpty();
        refuses(
                NotFoundException.class,
                () -> forms.update(noForm(), FormPatch.builder().build()));
        refuses(NotFoundException.class, () -> forms.delete(noForm()));
        for (String id : Hostile.IDS) {
            assertThat(forms.find(FormId.of(id))).isEmpty();
        }
    }

    private Form reread(FormId id) {
        return forms.find(id).orElseThrow(() -> new AssertionError("no form " + id));
    }

    private FormSummary resolveForm(String reference) {
        fixture.watch().called(Operation.LIST_FORMS);
        return forms.resolve(reference);
    }

    private static Map<String, @Nullable Object> step(String label) {
        return Map.of(
                "id",
                "step_name",
                "type",
                "STEP",
                "alias",
                "Name",
                "coordinates",
                Map.of("x", 500, "y", 0),
                "config",
                Map.of(
                        "components",
                        List.of(Map.of(
                                "id",
                                "full_name",
                                "category",
                                "FIELD",
                                "type",
                                "TEXT",
                                "label",
                                label,
                                "required",
                                true))));
    }
}
