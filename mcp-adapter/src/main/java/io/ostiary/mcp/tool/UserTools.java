package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.USER;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.CaseFold;
import io.ostiary.Change;
import io.ostiary.IdentityException;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.Views.Count;
import io.ostiary.mcp.tool.Views.Done;
import io.ostiary.mcp.tool.Views.FactorView;
import io.ostiary.mcp.tool.Views.Factors;
import io.ostiary.mcp.tool.Views.IdentityView;
import io.ostiary.mcp.tool.Views.RoleView;
import io.ostiary.mcp.tool.Views.SessionView;
import io.ostiary.mcp.tool.Views.UserField;
import io.ostiary.mcp.tool.Views.UserPage;
import io.ostiary.mcp.tool.Views.UserView;
import io.ostiary.role.Role;
import io.ostiary.session.Session;
import io.ostiary.user.Disablement;
import io.ostiary.user.IdentityId;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserExport;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserSort;
import io.ostiary.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tools of the users toolset. */
final class UserTools {
    private UserTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_USERS,
                    ListUsers.class,
                    UserPage.class,
                    "Search and page through the users of a tenant. For how many there are use count_users, for one user"
                            + " whose id, address or username is known use get_user.",
                    UserTools::list),
            tool(
                    COUNT_USERS,
                    CountUsers.class,
                    Count.class,
                    "Count the users that match, without listing them.",
                    (context, in) -> new Count(context.directory()
                            .users()
                            .count(new UserQuery(
                                    in.query(),
                                    in.status(),
                                    in.emailVerified(),
                                    in.createdAfter(),
                                    in.createdBefore(),
                                    null)))),
            tool(
                    GET_USER,
                    GetUser.class,
                    UserDetail.class,
                    "One user; include adds identities, roles (those of groups too), sessions or MFA factors.",
                    UserTools::get),
            planned(
                    CREATE_USER,
                    CreateUser.class,
                    UserCreated.class,
                    "Create one user; email, username or phone is required, and who has a phone only is named by id"
                            + " later. For many use import_users.",
                    UserTools::planCreate,
                    UserTools::create),
            planned(
                    UPDATE_USER,
                    UpdateUser.class,
                    UserView.class,
                    "Change a user's profile: what is left out stays, null clears. Changing the e-mail address makes"
                            + " it unverified; changing or clearing it needs a person's approval. For custom data use"
                            + " set_user_metadata.",
                    UserTools::planUpdate,
                    (context, in) -> UserView.of(context.directory()
                            .users()
                            .update(context.user(in.user()).id(), patch(in)))),
            planned(
                    DISABLE_USER,
                    DisableUser.class,
                    UserView.class,
                    "Block a user's sign-in and keep the data; enable_user undoes it. Ends the user's sessions unless told"
                            + " not to. Disabling an administrator needs a person's approval.",
                    UserTools::planDisable,
                    (context, in) -> UserView.of(context.directory()
                            .users()
                            .disable(
                                    context.user(in.user()).id(),
                                    new Disablement(in.reason(), !Boolean.FALSE.equals(in.revokeSessions()))))),
            tool(
                    ENABLE_USER,
                    TheUser.class,
                    UserView.class,
                    "Let a disabled user sign in again. A lock by wrong passwords is lifted by unlock_user.",
                    (context, in) -> UserView.of(context.directory()
                            .users()
                            .enable(context.user(in.user()).id()))),
            planned(
                    DELETE_USER,
                    TheUser.class,
                    Done.class,
                    "Delete a user for good, with sessions, roles, metadata and linked identities. disable_user is the"
                            + " reversible form.",
                    (context, in) -> {
                        User user = context.user(in.user());
                        return Plan.of(
                                "delete the user " + described(user) + " for good",
                                target(user),
                                "Sessions, role assignments, metadata and linked identities ("
                                        + Math.max(0, user.identities().size() - 1) + ") go with it.",
                                "It cannot be undone.");
                    },
                    (context, in) -> {
                        User user = context.user(in.user());
                        context.directory().users().delete(user.id());
                        return new Done("deleted", user.id().value());
                    }),
            planned(
                    SEND_PASSWORD_RESET,
                    SendPasswordReset.class,
                    Done.class,
                    "Mail a user a link with which to choose a new password. Where the link leads elsewhere than to the"
                            + " provider's own page, a person has to approve.",
                    (context, in) -> {
                        User user = context.user(in.user());
                        return in.redirectUri() == null
                                ? null
                                : Plan.of(
                                        "mail a password reset link that leads to " + in.redirectUri() + " to the user "
                                                + described(user),
                                        target(user),
                                        "Whoever runs that site can take over the account when the link is opened.");
                    },
                    (context, in) -> {
                        User user = context.user(in.user());
                        context.directory()
                                .users()
                                .sendPasswordReset(
                                        user.id(),
                                        in.redirectUri() == null ? null : Naming.url("redirect_uri", in.redirectUri()));
                        return new Done("mailed", user.id().value());
                    }),
            tool(
                    SET_EMAIL_VERIFIED,
                    SetEmailVerified.class,
                    UserView.class,
                    "Mark a user's e-mail address as verified or not, without a mail. To let the user prove it use"
                            + " send_email_verification.",
                    (context, in) -> UserView.of(context.directory()
                            .users()
                            .setEmailVerified(context.user(in.user()).id(), in.verified()))),
            tool(
                    SEND_EMAIL_VERIFICATION,
                    TheUser.class,
                    Done.class,
                    "Mail a user a link that verifies the e-mail address.",
                    (context, in) -> {
                        User user = context.user(in.user());
                        context.directory().users().sendEmailVerification(user.id());
                        return new Done("mailed", user.id().value());
                    }),
            planned(
                    SET_PASSWORD,
                    SetPassword.class,
                    Done.class,
                    "Set a user's password. Prefer send_password_reset, which shows the password to nobody.",
                    (context, in) -> {
                        User user = context.user(in.user());
                        return Plan.of(
                                "set a new password for the user " + described(user),
                                target(user),
                                Boolean.TRUE.equals(in.temporary())
                                        ? "The user has to change it before signing in."
                                        : "Whoever knows the new password can sign in as this user.");
                    },
                    (context, in) -> {
                        User user = context.user(in.user());
                        context.directory()
                                .users()
                                .setPassword(
                                        user.id(), new NewPassword(in.password(), Boolean.TRUE.equals(in.temporary())));
                        return new Done("password set", user.id().value());
                    }),
            tool(
                    UNLOCK_USER,
                    TheUser.class,
                    UserView.class,
                    "Lift the lock that too many wrong passwords caused. A user whom an administrator disabled needs"
                            + " enable_user.",
                    (context, in) -> UserView.of(context.directory()
                            .users()
                            .unlock(context.user(in.user()).id()))),
            tool(
                    LIST_MFA_FACTORS,
                    TheUser.class,
                    Factors.class,
                    "The second factors that a user enrolled, without their secrets.",
                    (context, in) -> Factors.of(context.directory()
                            .users()
                            .mfaFactors(context.user(in.user()).id()))),
            planned(
                    RESET_MFA,
                    ResetMfa.class,
                    Factors.class,
                    "Remove a user's second factors, all or the named ones, so that the user enrols again. Returns what"
                            + " was removed.",
                    (context, in) -> {
                        User user = context.user(in.user());
                        List<String> factors = in.factors();
                        return Plan.of(
                                "remove "
                                        + (factors == null || factors.isEmpty()
                                                ? "every second factor"
                                                : "the second factors " + String.join(", ", factors))
                                        + " of the user " + described(user),
                                target(user),
                                "Until the user enrols again, the password alone is enough.");
                    },
                    (context, in) -> Factors.of(context.directory()
                            .users()
                            .resetMfa(
                                    context.user(in.user()).id(),
                                    in.factors() == null ? Set.of() : Set.copyOf(in.factors())))),
            tool(
                    EXPORT_USER_DATA,
                    TheUser.class,
                    ExportView.class,
                    "Everything that is kept about one user as one document, for a data subject's request. Holds no hash"
                            + " and no secret.",
                    (context, in) -> ExportView.of(context.directory()
                            .users()
                            .export(context.user(in.user()).id()))),
            planned(
                    LINK_ACCOUNTS,
                    LinkAccounts.class,
                    UserDetail.class,
                    "Merge the secondary user into the primary: afterwards both sign-ins lead to the primary, and the"
                            + " secondary is no user any more. Profile, metadata and roles of the secondary are lost:"
                            + " copy them before, with set_user_metadata and assign_role. Needs a person's approval.",
                    (context, in) -> {
                        User primary = context.user(in.primaryUser());
                        User secondary = context.user(in.secondaryUser());
                        return Plan.of(
                                "merge the user " + described(secondary) + " into the user " + described(primary),
                                target(primary),
                                "Whoever signs in as " + secondary.label() + " then acts as " + primary.label() + ".",
                                secondary.label() + " loses roles and sessions, and is no user any more.");
                    },
                    (context, in) -> {
                        User primary = context.directory()
                                .users()
                                .link(
                                        context.user(in.primaryUser()).id(),
                                        context.user(in.secondaryUser()).id());
                        return UserDetail.withIdentities(primary);
                    }),
            tool(
                    UNLINK_ACCOUNTS,
                    UnlinkAccounts.class,
                    UserView.class,
                    "Split a linked identity off into a user of its own. get_user with include identities tells the"
                            + " identity ids. Ends the user's sessions.",
                    (context, in) -> UserView.of(context.directory()
                            .users()
                            .unlink(context.user(in.user()).id(), IdentityId.of(in.identity())))));

    record ListUsers(
            @Doc("Part of an e-mail address, username or name, in whatever case.") @Nullable
            String query,

            @Doc("Only users of that status.") @Nullable UserStatus status,

            @Doc("Only users whose address is, or is not, verified.") @Nullable
            Boolean emailVerified,

            @Doc("Only users created then or later.") @Nullable
            Instant createdAfter,

            @Doc("Only users created before.") @Nullable Instant createdBefore,

            @Doc("The order; by default the provider's own.") @Nullable
            UserSort sort,

            @Doc("Only these parts besides the id; by default all.") @Nullable
            List<UserField> fields,

            @Doc(value = "The most users to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListUsers> {
        @Override
        public ListUsers withLimit(int newLimit) {
            return new ListUsers(
                    query, status, emailVerified, createdAfter, createdBefore, sort, fields, newLimit, cursor);
        }
    }

    record CountUsers(
            @Doc("Part of an e-mail address, username or name, in whatever case.") @Nullable
            String query,

            @Doc("Only users of that status.") @Nullable UserStatus status,

            @Doc("Only users whose address is, or is not, verified.") @Nullable
            Boolean emailVerified,

            @Doc("Only users created then or later.") @Nullable
            Instant createdAfter,

            @Doc("Only users created before.") @Nullable Instant createdBefore) {}

    record TheUser(@Doc(USER) String user) {}

    /** What get_user can add. */
    enum Included {
        IDENTITIES,
        ROLES,
        SESSIONS,
        MFA
    }

    record GetUser(
            @Doc(USER) String user,
            @Doc("What to add.") @Nullable List<Included> include) {}

    record UserDetail(
            UserView user,
            @Nullable List<IdentityView> identities,
            @Nullable List<RoleView> roles,
            @Nullable List<SessionView> sessions,
            @Nullable Boolean moreSessions,
            @Nullable List<FactorView> mfaFactors) {
        static UserDetail withIdentities(User user) {
            return new UserDetail(UserView.of(user), identitiesOf(user), null, null, null, null);
        }
    }

    record CreateUser(
            @Nullable String email,
            @Nullable String username,
            @Doc("E.164, such as +14155550100.") @Nullable String phone,
            @Nullable String givenName,
            @Nullable String familyName,
            @Doc("The full name as displayed.") @Nullable String name,

            @Doc("8 to 256 characters. Leave it out and use send_password_reset where the user can choose.") @Nullable
            Secret password,

            @Doc("Whether the address counts as verified from the start.") @Nullable
            Boolean emailVerified,

            @Doc("Administrator-only data.") @Nullable Map<String, @Nullable Object> metadata,

            @Doc("Ids, keys or names of roles to give; an administrative one needs a person's approval.") @Nullable
            List<String> roles) {}

    record UserCreated(UserView user, @Nullable List<String> roles) {}

    record UpdateUser(
            @Doc(USER) String user,
            Change<String> email,
            Change<String> username,
            @Doc("E.164, such as +14155550100.") Change<String> phone,
            Change<String> givenName,
            Change<String> familyName,
            @Doc("The full name as displayed.") Change<String> name) {}

    record DisableUser(
            @Doc(USER) String user,
            @Doc("Why, for other administrators.") @Nullable String reason,

            @Doc("Whether the user's sessions end; by default they do.") @Nullable
            Boolean revokeSessions) {}

    record SendPasswordReset(
            @Doc(USER) String user,

            @Doc("Where the link leads: an https or loopback URL; by default the provider's own page.") @Nullable
            String redirectUri) {}

    record SetEmailVerified(@Doc(USER) String user, boolean verified) {}

    record SetPassword(
            @Doc(USER) String user,
            @Doc("8 to 256 characters.") Secret password,

            @Doc("Whether the user has to change it before anything else.") @Nullable
            Boolean temporary) {}

    record ResetMfa(
            @Doc(USER) String user,

            @Doc("Ids from list_mfa_factors; by default all.") @Nullable
            List<String> factors) {}

    record LinkAccounts(
            @Doc("The user that remains. " + USER) String primaryUser,

            @Doc("The user that becomes an identity of the primary. " + USER)
            String secondaryUser) {}

    record UnlinkAccounts(
            @Doc(USER) String user,
            @Doc("The identity's id.") String identity) {}

    record ExportView(
            int schemaVersion,
            Instant exportedAt,
            @Untrusted Map<String, @Nullable Object> data) {
        static ExportView of(UserExport export) {
            return new ExportView(export.schemaVersion(), export.exportedAt(), export.sections());
        }
    }

    private static UserPage list(ToolContext context, ListUsers in) {
        Page<User> page = context.directory()
                .users()
                .list(
                        new UserQuery(
                                in.query(),
                                in.status(),
                                in.emailVerified(),
                                in.createdAfter(),
                                in.createdBefore(),
                                in.sort()),
                        context.page(in.limit(), in.cursor()));
        List<UserField> fields = in.fields();
        return new UserPage(
                ToolContext.views(
                        page,
                        user -> fields == null
                                ? UserView.of(user)
                                : UserView.of(user).only(Set.copyOf(fields))),
                context.next(page),
                page.total());
    }

    private static UserDetail get(ToolContext context, GetUser in) {
        User user = context.user(in.user());
        Set<Included> include = in.include() == null ? Set.of() : Set.copyOf(in.include());
        var directory = context.directory();
        Page<Session> sessions =
                include.contains(Included.SESSIONS) ? directory.sessions().list(user.id(), PageRequest.first()) : null;
        return new UserDetail(
                UserView.of(user),
                include.contains(Included.IDENTITIES) ? identitiesOf(user) : null,
                include.contains(Included.ROLES)
                        ? directory.roles().of(user.id(), true).stream()
                                .map(RoleView::of)
                                .toList()
                        : null,
                sessions == null ? null : ToolContext.views(sessions, SessionView::of),
                sessions == null || sessions.next() == null ? null : true,
                include.contains(Included.MFA)
                        ? directory.users().mfaFactors(user.id()).stream()
                                .map(FactorView::of)
                                .toList()
                        : null);
    }

    private static @Nullable Plan planCreate(ToolContext context, CreateUser in) {
        List<String> administrative = context.roles(in.roles()).stream()
                .filter(Role::administrative)
                .map(Role::key)
                .toList();
        if (administrative.isEmpty()) {
            return null;
        }
        String label = label(newUser(in).build());
        return Plan.of(
                "create the user " + label + " as an administrator",
                label,
                "Roles: " + String.join(", ", administrative));
    }

    private static String label(NewUser user) {
        return Stream.of(user.email(), user.username(), user.phone())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static UserCreated create(ToolContext context, CreateUser in) {
        List<Role> roles = context.roles(in.roles());
        User user = context.directory().users().create(newUser(in).build());
        try {
            roles.forEach(role -> context.directory().roles().assign(user.id(), role.id(), null));
        } catch (IdentityException e) {
            context.directory().users().delete(user.id());
            throw e;
        }
        return new UserCreated(
                UserView.of(user),
                roles.isEmpty() ? null : roles.stream().map(Role::key).toList());
    }

    private static NewUser.Builder newUser(CreateUser in) {
        return NewUser.builder()
                .email(in.email())
                .emailVerified(Boolean.TRUE.equals(in.emailVerified()))
                .username(in.username())
                .phone(in.phone())
                .givenName(in.givenName())
                .familyName(in.familyName())
                .name(in.name())
                .password(in.password())
                .metadata(in.metadata() == null ? Map.of() : in.metadata());
    }

    private static UserPatch patch(UpdateUser in) {
        return new UserPatch(in.email(), in.username(), in.phone(), in.givenName(), in.familyName(), in.name());
    }

    private static @Nullable Plan planDisable(ToolContext context, DisableUser in) {
        User user = context.user(in.user());
        boolean administrator = context.backend().capabilities().supports(LIST_USER_ROLES)
                && context.directory().roles().of(user.id(), true).stream()
                        .anyMatch(assigned -> assigned.role().administrative());
        return administrator
                ? Plan.of("disable the administrator " + described(user), target(user), "They can no longer sign in.")
                : null;
    }

    private static @Nullable Plan planUpdate(ToolContext context, UpdateUser in) {
        User user = context.user(in.user());
        String newEmail = patch(in).applyTo(user).email();
        if (in.email().keeps() || newEmail != null && CaseFold.same(newEmail, user.email())) {
            return null;
        }
        return Plan.of(
                (newEmail == null ? "remove the e-mail address" : "change the e-mail address to " + newEmail)
                        + " of the user " + described(user),
                target(user),
                newEmail == null
                        ? "The user can no longer sign in or recover the account by e-mail."
                        : "Whoever reads mail at " + newEmail + " can then reset this user's password.");
    }

    private static List<IdentityView> identitiesOf(User user) {
        return user.identities().stream().map(IdentityView::of).toList();
    }

    /** What a person types to approve: the label, unless it looks other than it is; then the id. */
    static String target(User user) {
        String label = user.label();
        return Printable.line(label, 300).equals(label) && !label.isBlank()
                ? label
                : user.id().value();
    }

    /** How a question names a user: label and id, because labels can be made to look alike. */
    static String described(User user) {
        return Printable.line(user.label(), 100) + " (id " + user.id() + ")";
    }
}
