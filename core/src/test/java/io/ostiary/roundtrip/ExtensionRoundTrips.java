package io.ostiary.roundtrip;

import static io.ostiary.Operation.*;

import io.ostiary.Change;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.action.Action;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.NewAction;
import io.ostiary.form.Form;
import io.ostiary.form.FormPatch;
import io.ostiary.form.NewForm;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What is counted of {@link io.ostiary.action.Actions} and {@link io.ostiary.form.Forms}. */
final class ExtensionRoundTrips {
    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(LIST_ACTIONS, directory -> directory.actions().list(null, PageRequest.first(50))),
            ofAction(
                    GET_ACTION, (tenant, action) -> tenant.directory().actions().find(action.id())),
            RoundTrip.on(
                    RoundTripTenant::name,
                    CREATE_ACTION,
                    (directory, name) -> directory.actions().create(NewAction.of(name, ActionTrigger.POST_LOGIN))),
            ofAction(
                    UPDATE_ACTION,
                    (tenant, action) -> tenant.directory()
                            .actions()
                            .update(
                                    action.id(),
                                    ActionPatch.builder()
                                            .secrets(Map.of("KEY", Change.set(Secret.of("value"))))
                                            .build())),
            ofAction(
                    DEPLOY_ACTION,
                    (tenant, action) -> tenant.directory().actions().deploy(action.id())),
            ofAction(
                    DELETE_ACTION,
                    (tenant, action) -> tenant.directory().actions().delete(action.id(), false)),
            RoundTrip.of(LIST_FORMS, directory -> directory.forms().list(PageRequest.first(50))),
            ofForm(GET_FORM, (tenant, form) -> tenant.directory().forms().find(form.id())),
            RoundTrip.on(
                    RoundTripTenant::name,
                    CREATE_FORM,
                    (directory, name) -> directory.forms().create(NewForm.of(name))),
            ofForm(
                    UPDATE_FORM,
                    (tenant, form) -> tenant.directory()
                            .forms()
                            .update(
                                    form.id(),
                                    FormPatch.builder()
                                            .name(Change.set(tenant.name()))
                                            .build())),
            ofForm(PUBLISH_FORM, (tenant, form) -> tenant.directory().forms().publish(form.id())),
            ofForm(DELETE_FORM, (tenant, form) -> tenant.directory().forms().delete(form.id())));

    private ExtensionRoundTrips() {}

    private static RoundTrip ofAction(Operation operation, BiConsumer<RoundTripTenant, Action> action) {
        return RoundTrip.prepared(operation, tenant -> {
            Action subject = tenant.directory().actions().create(NewAction.of(tenant.name(), ActionTrigger.POST_LOGIN));
            return () -> action.accept(tenant, subject);
        });
    }

    private static RoundTrip ofForm(Operation operation, BiConsumer<RoundTripTenant, Form> action) {
        return RoundTrip.prepared(operation, tenant -> {
            Form subject = tenant.directory().forms().create(NewForm.of(tenant.name()));
            return () -> action.accept(tenant, subject);
        });
    }
}
