package io.ostiary.distribution.differential;

import static io.ostiary.Operation.ASSIGN_ROLE;
import static io.ostiary.Operation.AUTHENTICATE_USER;
import static io.ostiary.Operation.CREATE_ROLE;
import static io.ostiary.Operation.CREATE_SESSION;
import static io.ostiary.Operation.DELETE_ROLE;
import static io.ostiary.Operation.GET_SESSION;
import static io.ostiary.Operation.LIST_ROLES;
import static io.ostiary.Operation.LIST_ROLE_MEMBERS;
import static io.ostiary.Operation.LIST_SESSIONS;
import static io.ostiary.Operation.LIST_USER_ROLES;
import static io.ostiary.Operation.REFRESH_SESSION;
import static io.ostiary.Operation.REVOKE_SESSION;
import static io.ostiary.Operation.REVOKE_USER_SESSIONS;
import static io.ostiary.Operation.UNASSIGN_ROLE;
import static io.ostiary.Operation.UPDATE_ROLE;
import static io.ostiary.Operation.VERIFY_TOKEN;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.Operation;
import io.ostiary.Upsert;
import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.distribution.differential.Listed.Order;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RolePatch;
import io.ostiary.session.NewSession;
import io.ostiary.session.TokenVerification;
import io.ostiary.session.TokenVerification.Checked;
import io.ostiary.user.UserStatus;
import java.util.List;
import java.util.Set;

/** Commands on roles and on sessions. */
final class AccessCommands {
    private static final List<String> KEYS = List.of("editor", "Editor", "chief.editor", "guest", "admin");
    static final Set<String> PERMISSIONS = Set.of("posts:read", "posts:write", "users:write");

    private static final List<Set<String>> SETS =
            List.of(Set.of(), Set.of("posts:write"), Set.of("posts:read", "posts:write"), PERMISSIONS);

    static final List<Kind> KINDS = List.of(
            Kind.of(CREATE_ROLE, 6, AccessCommands::createRole),
            Kind.of(UPDATE_ROLE, 4, AccessCommands::updateRole),
            Kind.of(DELETE_ROLE, 2, draw -> {
                String role = draw.role();
                boolean force = draw.rarely(2);
                return new Command(DELETE_ROLE, role + ": force " + force, side -> {
                    side.directory().roles().delete(side.role(role), force);
                    return null;
                });
            }),
            Kind.of(LIST_ROLES, 4, draw -> {
                String text = draw.maybe("edit");
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_ROLES,
                        text + " by " + size,
                        side -> Listed.of(
                                Order.WHOLE,
                                size,
                                page -> side.directory().roles().list(text, page)));
            }),
            Kind.of(ASSIGN_ROLE, 10, draw -> assignment(draw, ASSIGN_ROLE)),
            Kind.of(UNASSIGN_ROLE, 4, draw -> assignment(draw, UNASSIGN_ROLE)),
            Kind.of(LIST_USER_ROLES, 5, draw -> {
                String user = draw.user();
                boolean effective = draw.rarely(2);
                return new Command(
                        LIST_USER_ROLES,
                        user + ": effective " + effective,
                        side -> side.directory().roles().of(side.user(user), effective));
            }),
            Kind.of(LIST_ROLE_MEMBERS, 4, draw -> {
                String role = draw.role();
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_ROLE_MEMBERS,
                        role + " by " + size,
                        side -> Listed.of(
                                Order.NONE,
                                size,
                                page -> side.directory().roles().members(side.role(role), page)));
            }),
            Kind.of(AUTHENTICATE_USER, 16, AccessCommands::authenticate),
            Kind.of(CREATE_SESSION, 4, draw -> {
                String user = draw.user(name -> !draw.hasTemporaryPassword(name));
                String session = draw.fresh("session");
                return new Command(
                        CREATE_SESSION,
                        session + " of " + user,
                        side -> side.signedIn(
                                session, side.directory().sessions().create(NewSession.of(side.user(user)))));
            }),
            Kind.of(REFRESH_SESSION, 6, draw -> {
                String session = draw.session();
                boolean mayBeUsed = !draw.isDeclared(Caveat.DISABLED_BEFORE_REUSED) || draw.isOfEnabledUser(session);
                String token = draw.rarely(5) && mayBeUsed ? "used" : "refresh";
                return new Command(
                        REFRESH_SESSION,
                        session + " by its " + token + " token",
                        side -> side.signedIn(
                                session, side.directory().sessions().refresh(side.token(session, token))));
            }),
            Kind.of(LIST_SESSIONS, 4, draw -> {
                String user = draw.supports(LIST_SESSIONS, "user.everybody") && draw.rarely(3) ? null : draw.user();
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_SESSIONS,
                        user + " by " + size,
                        side -> Listed.of(
                                Order.NONE,
                                size,
                                page -> side.directory().sessions().list(user == null ? null : side.user(user), page)));
            }),
            Kind.of(GET_SESSION, 3, draw -> {
                String session = draw.session();
                return new Command(
                        GET_SESSION,
                        session,
                        side -> side.directory().sessions().find(side.session(session)));
            }),
            Kind.of(REVOKE_SESSION, 3, draw -> {
                String session = draw.session();
                return new Command(REVOKE_SESSION, session, side -> {
                    side.directory().sessions().revoke(side.session(session));
                    return null;
                });
            }),
            Kind.of(REVOKE_USER_SESSIONS, 2, AccessCommands::revokeAll),
            Kind.of(VERIFY_TOKEN, 6, draw -> {
                String session = draw.session();
                return new Command(VERIFY_TOKEN, session, side -> verified(side, session));
            }));

    private AccessCommands() {}

    private static Command createRole(Draw draw) {
        String name = draw.fresh("role");
        NewRole role = NewRole.builder(draw.one(KEYS))
                .name(draw.supports(CREATE_ROLE, "name") ? draw.maybe(draw.word()) : null)
                .description(draw.maybe("does things"))
                .permissions(draw.one(SETS))
                .isDefault(draw.supports(CREATE_ROLE, "is_default") && draw.rarely(6))
                .build();
        IfExists ifExists = draw.one(List.of(IfExists.values()));
        return new Command(CREATE_ROLE, name + ": " + role + ", " + ifExists, side -> {
            Upsert<Role> made = side.directory().roles().create(role, ifExists);
            side.name(name, made.value().id().value());
            return made;
        });
    }

    private static Command updateRole(Draw draw) {
        RolePatch.Builder patch = RolePatch.builder();
        if (draw.supports(UPDATE_ROLE, "name") && draw.rarely(2)) {
            patch.name(draw.rarely(3) ? Change.clear() : Change.set(draw.word()));
        }
        if (draw.rarely(2)) {
            patch.description(draw.rarely(3) ? Change.clear() : Change.set("does more"));
        }
        if (draw.rarely(2)) {
            patch.permissions(draw.rarely(4) ? Change.clear() : Change.set(draw.one(SETS)));
        }
        RolePatch built = patch.build();
        String role = draw.role();
        return new Command(
                UPDATE_ROLE,
                role + ": " + built,
                side -> side.directory().roles().update(side.role(role), built));
    }

    private static Command assignment(Draw draw, Operation operation) {
        String role = draw.role();
        String user = operation == ASSIGN_ROLE ? draw.user() : draw.holderOf(role);
        return new Command(operation, role + " of " + user, side -> {
            if (operation == ASSIGN_ROLE) {
                side.directory().roles().assign(side.user(user), side.role(role), null);
            } else {
                side.directory().roles().unassign(side.user(user), side.role(role), null);
            }
            return null;
        });
    }

    private static Command authenticate(Draw draw) {
        String session = draw.fresh("session");
        Draw.Credentials given = draw.credentials();
        return new Command(
                AUTHENTICATE_USER,
                session + " as " + given.identifier() + " with "
                        + given.password().reveal(),
                side -> side.signedIn(
                        session, side.directory().sessions().authenticate(given.identifier(), given.password())));
    }

    /** Where the provider checks the signature alone, whoever wants to know whether the session goes on has to ask. */
    private static TokenVerification verified(Side side, String session) {
        TokenVerification verified = side.directory().sessions().verify(side.token(session, "access"), null);
        return verified.active() && verified.checked() == Checked.SIGNATURE && !goesOn(side, session)
                ? TokenVerification.inactive(TokenVerification.Reason.SESSION_ENDED, Checked.SIGNATURE)
                : verified;
    }

    private static boolean goesOn(Side side, String session) {
        return side.directory()
                .sessions()
                .find(side.session(session))
                .flatMap(found -> side.directory().users().find(found.user()))
                .filter(user -> user.status() != UserStatus.DISABLED)
                .isPresent();
    }

    private static Command revokeAll(Draw draw) {
        String user = draw.user();
        String except = draw.rarely(3) ? draw.session() : null;
        return new Command(
                REVOKE_USER_SESSIONS,
                user + " except " + except,
                side -> side.directory()
                        .sessions()
                        .revokeAll(side.user(user), except == null ? null : side.session(except)));
    }
}
