package io.ostiary.auth0.oracle;

import io.ostiary.Change;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.action.Action;
import io.ostiary.action.ActionDependency;
import io.ostiary.action.ActionId;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.NewAction;
import io.ostiary.backend.Directory;
import io.ostiary.form.FormId;
import io.ostiary.form.FormPatch;
import io.ostiary.form.FormSummary;
import io.ostiary.form.NewForm;
import java.util.List;
import java.util.Map;

/** Calls of the ports of what extends sign-in: actions and forms. */
final class ExtensionCalls {
    private static final ActionId NO_ACTION = ActionId.of("00000000-0000-4000-8000-000000000000");
    private static final FormId NO_FORM = FormId.of("ap_0000000000000000000000");
    private static final Secret SECRET = Secret.of("correct-Horse-9");
    private static final PageRequest PAGE = PageRequest.first(10);

    static final List<PortCall> ALL = List.of(
            new PortCall("list actions", tenant -> tenant.actions().list(ActionTrigger.POST_LOGIN, PAGE)),
            new PortCall("find an action", tenant -> tenant.actions().find(action(tenant))),
            new PortCall(
                    "draft an action",
                    tenant -> tenant.actions()
                            .create(NewAction.of("Some action", ActionTrigger.POST_LOGIN)
                                    .withDependencies(List.of(new ActionDependency("lodash", "4.17.21")))
                                    .withSecrets(Map.of("SOME", SECRET)))),
            new PortCall(
                    "update an action",
                    tenant -> tenant.actions()
                            .update(
                                    action(tenant),
                                    ActionPatch.builder()
                                            .code(Change.set("exports.some = 1;"))
                                            .secrets(Map.of("SOME", Change.set(SECRET)))
                                            .build())),
            new PortCall("deploy an action", tenant -> tenant.actions().deploy(action(tenant))),
            new PortCall("delete an action", tenant -> tenant.actions().delete(action(tenant), true)),
            new PortCall("list forms", tenant -> tenant.forms().list(PAGE)),
            new PortCall("find a form", tenant -> tenant.forms().find(form(tenant))),
            new PortCall("draft a form", tenant -> tenant.forms().create(NewForm.of("Some form"))),
            new PortCall(
                    "update a form",
                    tenant -> tenant.forms()
                            .update(
                                    form(tenant),
                                    FormPatch.builder()
                                            .languages(Change.set(Map.of("primary", "en")))
                                            .build())),
            new PortCall("delete a form", tenant -> tenant.forms().delete(form(tenant))));

    private ExtensionCalls() {}

    /** An action that is there and may be changed, if any is. */
    private static ActionId action(Directory tenant) {
        return tenant.actions().list(null, PAGE).items().stream()
                .filter(action -> !action.managed())
                .findFirst()
                .map(Action::id)
                .orElse(NO_ACTION);
    }

    /** A form that is there, if any is. */
    private static FormId form(Directory tenant) {
        return tenant.forms().list(PAGE).items().stream()
                .findFirst()
                .map(FormSummary::id)
                .orElse(NO_FORM);
    }
}
