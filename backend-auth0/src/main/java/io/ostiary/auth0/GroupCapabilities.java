package io.ostiary.auth0;

import static io.ostiary.Operation.ADD_GROUP_MEMBER;
import static io.ostiary.Operation.ASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.CREATE_GROUP;
import static io.ostiary.Operation.DELETE_GROUP;
import static io.ostiary.Operation.GET_GROUP;
import static io.ostiary.Operation.LIST_GROUPS;
import static io.ostiary.Operation.LIST_GROUP_MEMBERS;
import static io.ostiary.Operation.LIST_USER_GROUPS;
import static io.ostiary.Operation.REMOVE_GROUP_MEMBER;
import static io.ostiary.Operation.UNASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.UPDATE_GROUP;

import io.ostiary.Capabilities;

/** What Auth0 can do with groups. */
final class GroupCapabilities {
    private static final String SYNCHRONISED =
            "Groups and their members come to Auth0 from the directories of enterprise connections, by SCIM or directory"
                    + " synchronisation; ";
    private static final String FLAT = "no group of Auth0 stands in another, so there is nothing further to list";

    private GroupCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(
                        LIST_GROUPS,
                        "Every page reads all groups; they have no description, and groups of different connections may"
                                + " have the same name.")
                .lacks(LIST_GROUPS, "parent", FLAT)
                .supports(GET_GROUP)
                .lacks(CREATE_GROUP, SYNCHRONISED + "create it there, or use create_role and create_organization.")
                .lacks(UPDATE_GROUP, SYNCHRONISED + "change it there.")
                .supports(DELETE_GROUP, "The directory that it came from may bring it again.")
                .supports(
                        LIST_GROUP_MEMBERS,
                        "A page has at most 50 users; their profiles come from a search, which"
                                + " finds what changed only after a moment.")
                .lacks(LIST_GROUP_MEMBERS, "recursive", FLAT)
                .lacks(ADD_GROUP_MEMBER, SYNCHRONISED + "add the user there, or give the role with assign_role.")
                .lacks(
                        REMOVE_GROUP_MEMBER,
                        SYNCHRONISED + "remove the user there. unassign_group_role takes a role from every member.")
                .supports(LIST_USER_GROUPS)
                .supports(ASSIGN_GROUP_ROLE, UNASSIGN_GROUP_ROLE);
    }
}
