package io.ostiary.fault;

import static io.ostiary.Operation.CREATE_ACTION;
import static io.ostiary.Operation.CREATE_FORM;
import static io.ostiary.Operation.DELETE_ACTION;
import static io.ostiary.Operation.DELETE_FORM;
import static io.ostiary.Operation.DEPLOY_ACTION;
import static io.ostiary.Operation.GET_ACTION;
import static io.ostiary.Operation.GET_FORM;
import static io.ostiary.Operation.LIST_ACTIONS;
import static io.ostiary.Operation.LIST_FORMS;
import static io.ostiary.Operation.PUBLISH_FORM;
import static io.ostiary.Operation.UPDATE_ACTION;
import static io.ostiary.Operation.UPDATE_FORM;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IdentityException.Code;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.Secret;
import io.ostiary.action.Action;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionStatus;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.ActionVersion;
import io.ostiary.action.NewAction;
import io.ostiary.form.Form;
import io.ostiary.form.FormPatch;
import io.ostiary.form.FormStatus;
import io.ostiary.form.NewForm;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The acts on {@link io.ostiary.action.Actions} and {@link io.ostiary.form.Forms}. */
final class ExtensionActs {
    private static final String CODE = "exports.onExecutePostLogin = async () => {};";

    static final List<Act<?>> ALL = List.of(
            Act.read(
                    LIST_ACTIONS,
                    Subjects::name,
                    (client, name) -> client.actions().list(null, PageRequest.first())),
            Act.read(
                    GET_ACTION,
                    ExtensionActs::action,
                    (client, action) -> client.actions().find(action.id())),
            Act.write(
                            CREATE_ACTION,
                            Subjects::name,
                            (client, name) -> client.actions().create(NewAction.of(name, ActionTrigger.POST_LOGIN)),
                            (client, name) -> Pages.stream(
                                                    page -> client.actions().list(null, page))
                                            .filter(action -> action.name().equals(name))
                                            .count()
                                    == 1)
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.write(
                    UPDATE_ACTION,
                    ExtensionActs::action,
                    (client, action) -> client.actions()
                            .update(
                                    action.id(),
                                    ActionPatch.builder().code(Change.set(CODE)).build()),
                    (client, action) -> {
                        Action found = client.actions().find(action.id()).orElseThrow();
                        return found.draft().secrets().equals(Set.of("KEY"))
                                && found.draft().code().equals(CODE);
                    }),
            Act.write(
                    DEPLOY_ACTION,
                    ExtensionActs::onlyAction,
                    (client, action) -> client.actions().deploy(action.id()),
                    (client, action) ->
                            isDeployedOnce(client.actions().find(action.id()).orElseThrow())),
            Act.write(
                            DELETE_ACTION,
                            ExtensionActs::action,
                            (client, action) -> client.actions().delete(action.id(), false),
                            (client, action) ->
                                    client.actions().find(action.id()).isEmpty())
                    .onlyOnce(Code.NOT_FOUND),
            Act.read(
                    LIST_FORMS, Subjects::name, (client, name) -> client.forms().list(PageRequest.first())),
            Act.read(
                    GET_FORM,
                    ExtensionActs::form,
                    (client, form) -> client.forms().find(form.id())),
            Act.write(
                    CREATE_FORM,
                    Subjects::name,
                    (client, name) -> client.forms().create(NewForm.of(name)),
                    (client, name) -> Pages.stream(client.forms()::list)
                            .anyMatch(form -> form.name().equals(name))),
            Act.write(
                    UPDATE_FORM,
                    ExtensionActs::form,
                    (client, form) -> client.forms()
                            .update(
                                    form.id(),
                                    FormPatch.builder()
                                            .name(Change.set("Renamed"))
                                            .build()),
                    (client, form) ->
                            client.forms().find(form.id()).orElseThrow().name().equals("Renamed")),
            Act.write(
                    PUBLISH_FORM,
                    ExtensionActs::form,
                    (client, form) -> client.forms().publish(form.id()),
                    (client, form) ->
                            client.forms().find(form.id()).orElseThrow().status() == FormStatus.PUBLISHED),
            Act.write(
                            DELETE_FORM,
                            ExtensionActs::form,
                            (client, form) -> client.forms().delete(form.id()),
                            (client, form) -> client.forms().find(form.id()).isEmpty())
                    .onlyOnce(Code.NOT_FOUND));

    private ExtensionActs() {}

    private static Action action(TenantClient client) {
        return client.actions()
                .create(NewAction.of(Subjects.name(client), ActionTrigger.POST_LOGIN)
                        .withSecrets(Map.of("KEY", Secret.of("value"))));
    }

    /** Whether one version was made of the draft, and not another of the same when an answer was lost. */
    private static boolean isDeployedOnce(Action action) {
        ActionVersion live = action.live();
        assertThat(live == null ? 1 : live.number()).isEqualTo(1);
        return action.status() == ActionStatus.DEPLOYED;
    }

    /** An action, after those that were deployed before are gone: a trigger binds but so many. */
    private static Action onlyAction(TenantClient client) {
        List<Action> deployed = Pages.stream(page -> client.actions().list(null, page))
                .filter(action -> action.live() != null && !action.managed())
                .toList();
        deployed.forEach(action -> client.actions().delete(action.id(), true));
        return action(client);
    }

    private static Form form(TenantClient client) {
        return client.forms().create(NewForm.of(Subjects.name(client)));
    }
}
