package io.ostiary.keycloak;

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
import java.util.Set;

/** Why Keycloak has neither actions nor forms. */
final class ExtensionCapabilities {
    private static final String NO_ACTIONS =
            "Keycloak takes no code over its API: code of one's own is a provider, a jar that is put into the"
                    + " server's providers folder before it starts, and runs in a flow that the Admin Console makes."
                    + " To put metadata into tokens, set_claim_mapper does; to react to what happened,"
                    + " search_audit_events tells it.";

    private static final String NO_FORMS =
            "Keycloak's forms are templates of a login theme, a jar that is put into the server's providers folder"
                    + " before it starts. What people are asked when they register is the user profile of the realm,"
                    + " in the Admin Console.";

    private ExtensionCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.lacks(
                        Set.of(LIST_ACTIONS, GET_ACTION, CREATE_ACTION, UPDATE_ACTION, DEPLOY_ACTION, DELETE_ACTION),
                        NO_ACTIONS)
                .lacks(Set.of(LIST_FORMS, GET_FORM, CREATE_FORM, UPDATE_FORM, PUBLISH_FORM, DELETE_FORM), NO_FORMS);
    }
}
