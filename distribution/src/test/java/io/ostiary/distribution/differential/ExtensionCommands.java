package io.ostiary.distribution.differential;

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

import io.ostiary.Change;
import io.ostiary.Page;
import io.ostiary.Secret;
import io.ostiary.action.Action;
import io.ostiary.action.ActionDependency;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.NewAction;
import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.distribution.differential.Listed.Order;
import io.ostiary.form.Form;
import io.ostiary.form.FormContent;
import io.ostiary.form.FormId;
import io.ostiary.form.FormPatch;
import io.ostiary.form.NewForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands on actions and forms. Where a form is live as it is saved, nothing is asked about how far it is. */
final class ExtensionCommands {
    /** What the names of those that commands make begin with; one side has others from the start. */
    private static final String MARK = "Drawn ";

    /** They run when drawn users sign in, and let everybody in. */
    private static final List<String> CODE = List.of(
            NewAction.DEFAULT_CODE,
            "exports.onExecutePostLogin = async () => {};",
            "exports.onExecutePostLogin = async (event, api) => {\n  // Zoë\n};\n");

    private static final List<ActionDependency> DEPENDENCIES =
            List.of(new ActionDependency("lodash", "4.17.21"), new ActionDependency("axios", "1.7.0"));
    private static final List<String> SECRETS = List.of("KEY", "TOKEN");
    private static final Map<String, @Nullable Object> STEP =
            Map.of("id", "step_1", "type", "STEP", "config", Map.of("next_node", "$ending"));

    static final List<Kind> KINDS = List.of(
            Kind.of(CREATE_ACTION, 3, ExtensionCommands::createAction),
            Kind.of(UPDATE_ACTION, 5, ExtensionCommands::updateAction),
            Kind.of(GET_ACTION, 2, draw -> {
                String action = draw.action();
                return new Command(
                        GET_ACTION, action, side -> side.directory().actions().find(side.action(action)));
            }),
            Kind.of(DEPLOY_ACTION, 4, draw -> {
                String action = draw.action();
                return new Command(
                        DEPLOY_ACTION,
                        action,
                        side -> side.directory().actions().deploy(side.action(action)));
            }),
            Kind.of(DELETE_ACTION, 2, draw -> {
                String action = draw.action();
                boolean force = draw.rarely(2);
                return new Command(DELETE_ACTION, action + (force ? " by force" : ""), side -> {
                    side.directory().actions().delete(side.action(action), force);
                    return null;
                });
            }),
            Kind.of(LIST_ACTIONS, 2, draw -> {
                int size = 1 + draw.number(3);
                ActionTrigger trigger = draw.rarely(2) ? null : trigger(draw);
                return new Command(
                        LIST_ACTIONS,
                        trigger + " by " + size,
                        side -> Listed.of(
                                Order.NONE,
                                size,
                                page -> drawn(side.directory().actions().list(trigger, page))));
            }),
            Kind.of(LIST_ACTIONS, 1, draw -> {
                String name = name(draw);
                return new Command(
                        LIST_ACTIONS,
                        "meant by " + name,
                        side -> side.directory().actions().resolve(name));
            }),
            Kind.of(CREATE_FORM, 2, draw -> {
                String name = draw.fresh(Draw.FORM);
                NewForm wanted = new NewForm(name(draw), FormContent.of(draw.rarely(2) ? List.of() : List.of(STEP)));
                return new Command(CREATE_FORM, name + ": " + wanted, side -> {
                    Form made = side.directory().forms().create(wanted);
                    side.name(name, made.id().value());
                    return Told.of(made);
                });
            }),
            Kind.of(UPDATE_FORM, 3, ExtensionCommands::updateForm),
            Kind.of(GET_FORM, 2, draw -> {
                String form = draw.form();
                return new Command(
                        GET_FORM,
                        form,
                        side -> side.directory().forms().find(side.form(form)).map(Told::of));
            }),
            Kind.of(PUBLISH_FORM, 2, draw -> {
                String form = draw.form();
                return new Command(
                        PUBLISH_FORM, form, side -> side.directory().forms().publish(side.form(form)));
            }),
            Kind.of(DELETE_FORM, 1, draw -> {
                String form = draw.form();
                return new Command(DELETE_FORM, form, side -> {
                    side.directory().forms().delete(side.form(form));
                    return null;
                });
            }),
            Kind.of(LIST_FORMS, 2, draw -> {
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_FORMS,
                        "by " + size,
                        side -> Listed.of(Order.NONE, size, page -> {
                            var forms = side.directory().forms().list(page);
                            return new Page<>(
                                    forms.items().stream()
                                            .map(form -> List.of(form.id(), form.name()))
                                            .toList(),
                                    forms.next(),
                                    null);
                        }));
            }),
            Kind.of(LIST_FORMS, 1, draw -> {
                String name = name(draw);
                return new Command(
                        LIST_FORMS,
                        "meant by " + name,
                        side -> side.directory().forms().resolve(name).id());
            }));

    private ExtensionCommands() {}

    private static Command createAction(Draw draw) {
        String name = draw.fresh(Draw.ACTION);
        NewAction wanted =
                NewAction.of(name(draw), trigger(draw)).withCode(draw.one(CODE)).withDependencies(dependencies(draw));
        if (draw.rarely(2)) {
            wanted = wanted.withSecrets(Map.of(draw.one(SECRETS), Secret.of("value")));
        }
        NewAction action = wanted;
        return new Command(CREATE_ACTION, name + ": " + action, side -> {
            Action made = side.directory().actions().create(action);
            side.name(name, made.id().value());
            return made;
        });
    }

    private static Command updateAction(Draw draw) {
        ActionPatch.Builder patch = ActionPatch.builder();
        if (draw.rarely(3)) {
            patch.name(Change.set(name(draw)));
        }
        if (draw.rarely(4)) {
            patch.triggers(Change.set(List.of(trigger(draw))));
        }
        if (draw.rarely(2)) {
            patch.code(Change.set(draw.one(CODE)));
        }
        if (draw.rarely(3)) {
            patch.dependencies(Change.set(dependencies(draw)));
        }
        if (draw.rarely(2)) {
            patch.secrets(
                    Map.of(draw.one(SECRETS), draw.rarely(2) ? Change.clear() : Change.set(Secret.of("other value"))));
        }
        ActionPatch built = patch.build();
        String action = draw.action();
        return new Command(
                UPDATE_ACTION,
                action + ": " + built,
                side -> side.directory().actions().update(side.action(action), built));
    }

    private static Command updateForm(Draw draw) {
        FormPatch.Builder patch = FormPatch.builder();
        if (draw.rarely(2)) {
            patch.name(Change.set(name(draw)));
        }
        if (draw.rarely(2)) {
            patch.nodes(draw.rarely(3) ? Change.clear() : Change.set(List.of(STEP)));
        }
        if (draw.rarely(2)) {
            patch.languages(draw.rarely(3) ? Change.clear() : Change.set(Map.of("primary", "en")));
        }
        FormPatch built = patch.build();
        String form = draw.form();
        return new Command(
                UPDATE_FORM,
                form + ": " + built,
                side -> Told.of(side.directory().forms().update(side.form(form), built)));
    }

    /** One out of a few, so that two want the same. */
    private static String name(Draw draw) {
        return MARK + draw.number(6);
    }

    private static ActionTrigger trigger(Draw draw) {
        return draw.one(List.of(ActionTrigger.POST_LOGIN, ActionTrigger.POST_LOGIN, ActionTrigger.POST_REGISTRATION));
    }

    private static List<ActionDependency> dependencies(Draw draw) {
        List<ActionDependency> some = new ArrayList<>(DEPENDENCIES);
        some.removeIf(dependency -> draw.rarely(2));
        return some;
    }

    private static Page<Action> drawn(Page<Action> page) {
        return new Page<>(
                page.items().stream()
                        .filter(action -> action.name().startsWith(MARK))
                        .toList(),
                page.next(),
                null);
    }

    /** A form without how far it is. */
    private record Told(FormId id, String name, FormContent draft) {
        static Told of(Form form) {
            return new Told(form.id(), form.name(), form.draft());
        }
    }
}
