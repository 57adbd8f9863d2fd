package io.ostiary.auth0;

import static io.ostiary.Operation.ADD_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.CREATE_INVITATION;
import static io.ostiary.Operation.CREATE_ORGANIZATION;
import static io.ostiary.Operation.DELETE_ORGANIZATION;
import static io.ostiary.Operation.GET_ORGANIZATION;
import static io.ostiary.Operation.LIST_INVITATIONS;
import static io.ostiary.Operation.LIST_ORGANIZATIONS;
import static io.ostiary.Operation.LIST_ORGANIZATION_MEMBERS;
import static io.ostiary.Operation.LIST_USER_ORGANIZATIONS;
import static io.ostiary.Operation.REMOVE_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.REVOKE_INVITATION;
import static io.ostiary.Operation.SET_ORGANIZATION_MEMBER_ROLE;
import static io.ostiary.Operation.UPDATE_ORGANIZATION;

import io.ostiary.Capabilities;

/** What Auth0 can do with organizations. */
final class OrganizationCapabilities {
    private static final String ORGANIZATION =
            "The limit of members is kept in the metadata, of which Auth0 keeps 25 keys; the image must be an https URL.";
    private static final String MEMBERS_LATER = "Auth0 may tell a change of members only after a moment.";

    private OrganizationCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(
                        LIST_ORGANIZATIONS,
                        "A page has at most 100; Auth0 has no search for a text, so a call reads up to 1,000 organizations for"
                                + " one, and its page may be short or empty though others follow.")
                .supports(GET_ORGANIZATION, MEMBERS_LATER)
                .supports(CREATE_ORGANIZATION, ORGANIZATION)
                .supports(UPDATE_ORGANIZATION, ORGANIZATION)
                .supports(DELETE_ORGANIZATION)
                .supports(
                        LIST_ORGANIZATION_MEMBERS,
                        "A page has at most 50 members; Auth0 tells their names only, and a search the rest. "
                                + MEMBERS_LATER)
                .supports(
                        ADD_ORGANIZATION_MEMBER,
                        "Auth0 knows no limit of members, so it is checked before, one at a time within this process; member"
                                + " and roles are written one after the other.")
                .supports(
                        SET_ORGANIZATION_MEMBER_ROLE, "Auth0 gives the one role first, and then takes the others away.")
                .supports(REMOVE_ORGANIZATION_MEMBER)
                .supports(
                        LIST_USER_ORGANIZATIONS,
                        "Auth0 tells at most 1,000, and the roles inside one organization at a time.")
                .supports(
                        CREATE_INVITATION,
                        "It leads to the application of the setting invitation-client-id and names the organization as"
                                + " inviter; that nobody is invited twice is checked before, one at a time within this process.")
                .supports(LIST_INVITATIONS, "Auth0 tells at most 1,000, and every call reads all of them.")
                .supports(REVOKE_INVITATION);
    }
}
