package io.ostiary.auth0;

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

import io.ostiary.Capabilities;

/** What Auth0 can do with actions and forms. */
final class ExtensionCapabilities {
    private static final String ONE_TRIGGER = "An Action runs at one trigger.";

    private ExtensionCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(LIST_ACTIONS, "Auth0 pages them by number only, so every call reads all of them.")
                .supports(GET_ACTION)
                .supports(CREATE_ACTION, ONE_TRIGGER)
                .supports(UPDATE_ACTION, ONE_TRIGGER)
                .supports(
                        DEPLOY_ACTION,
                        "Auth0 builds the code first, which can take a minute; a call that ends before is done again.")
                .supports(DELETE_ACTION)
                .supports(LIST_FORMS, "Auth0 pages them by number only, so every call reads all of them.")
                .supports(GET_FORM)
                .supports(CREATE_FORM, "Nobody sees it before an action renders it.")
                .supports(UPDATE_FORM, "People see it at once where an action renders the form.")
                .lacks(
                        PUBLISH_FORM,
                        "Auth0 keeps no drafts of forms: people see a form as it is saved once an action renders it."
                                + " Change a copy made with create_form, and let the action render that one by"
                                + " update_action and deploy_action.")
                .supports(DELETE_FORM);
    }
}
