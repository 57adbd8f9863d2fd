package io.ostiary.distribution.differential;

import static io.ostiary.Operation.COUNT_USERS;
import static io.ostiary.Operation.CREATE_USER;
import static io.ostiary.Operation.DELETE_USER;
import static io.ostiary.Operation.DISABLE_USER;
import static io.ostiary.Operation.ENABLE_USER;
import static io.ostiary.Operation.EXPORT_USER_DATA;
import static io.ostiary.Operation.GET_USER;
import static io.ostiary.Operation.IMPORT_USERS;
import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.LIST_MFA_FACTORS;
import static io.ostiary.Operation.LIST_USERS;
import static io.ostiary.Operation.RESET_MFA;
import static io.ostiary.Operation.SEND_EMAIL_VERIFICATION;
import static io.ostiary.Operation.SEND_PASSWORD_RESET;
import static io.ostiary.Operation.SET_EMAIL_VERIFIED;
import static io.ostiary.Operation.SET_PASSWORD;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;
import static io.ostiary.Operation.UNLOCK_USER;
import static io.ostiary.Operation.UPDATE_USER;

import io.ostiary.Change;
import io.ostiary.Operation;
import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.user.Disablement;
import io.ostiary.user.IdentityId;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserRef;
import io.ostiary.user.UserSort;
import io.ostiary.user.UserStatus;
import io.ostiary.user.Users;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Commands on users. */
final class UserCommands {
    private static final int MOST = 14;

    static final List<Kind> KINDS = List.of(
            Kind.of(CREATE_USER, 14, UserCommands::create),
            Kind.of(UPDATE_USER, 14, UserCommands::update),
            Kind.of(
                    DELETE_USER,
                    4,
                    draw -> on(DELETE_USER, draw, "", (side, user) -> {
                        side.directory().users().delete(side.user(user));
                        return null;
                    })),
            Kind.of(GET_USER, 6, UserCommands::get),
            Kind.of(LIST_USERS, 7, draw -> list(draw, LIST_USERS)),
            Kind.of(COUNT_USERS, 4, draw -> list(draw, COUNT_USERS)),
            Kind.of(DISABLE_USER, 5, UserCommands::disable),
            Kind.of(
                    ENABLE_USER,
                    5,
                    draw -> on(
                            ENABLE_USER,
                            draw,
                            "",
                            (side, user) -> side.directory().users().enable(side.user(user)))),
            Kind.of(IMPORT_USERS, 2, UserCommands::importRows),
            Kind.of(
                    EXPORT_USER_DATA,
                    2,
                    draw -> on(
                            EXPORT_USER_DATA,
                            draw,
                            "",
                            (side, user) -> side.directory().users().export(side.user(user)))),
            Kind.of(
                    SEND_PASSWORD_RESET,
                    2,
                    draw -> mail(SEND_PASSWORD_RESET, draw, (users, user) -> users.sendPasswordReset(user, null))),
            Kind.of(
                    SEND_EMAIL_VERIFICATION,
                    2,
                    draw -> mail(SEND_EMAIL_VERIFICATION, draw, (users, user) -> users.sendEmailVerification(user))),
            Kind.of(SET_EMAIL_VERIFIED, 4, UserCommands::setEmailVerified),
            Kind.of(SET_PASSWORD, 4, UserCommands::setPassword),
            Kind.of(
                    UNLOCK_USER,
                    2,
                    draw -> on(
                            UNLOCK_USER,
                            draw,
                            "",
                            (side, user) -> side.directory().users().unlock(side.user(user)))),
            Kind.of(LIST_MFA_FACTORS, 2, UserCommands::mfaFactors),
            Kind.of(
                    RESET_MFA,
                    2,
                    draw -> on(
                            RESET_MFA,
                            draw,
                            "",
                            (side, user) -> side.directory().users().resetMfa(side.user(user), Set.of()))),
            Kind.of(LINK_ACCOUNTS, 5, UserCommands::link),
            Kind.of(UNLINK_ACCOUNTS, 3, UserCommands::unlink));

    private UserCommands() {}

    private static Command on(
            Operation operation, Draw draw, String text, BiFunction<Side, String, @Nullable Object> step) {
        return on(operation, draw.user(), text, step);
    }

    private static Command on(
            Operation operation, String user, String text, BiFunction<Side, String, @Nullable Object> step) {
        return new Command(operation, user + text, side -> step.apply(side, user));
    }

    private static Command create(Draw draw) {
        if (draw.users() >= MOST) {
            return get(draw);
        }
        String name = draw.fresh(Draw.CREATED);
        NewUser user = newUser(draw);
        return new Command(CREATE_USER, name + ": " + user, side -> {
            User created = side.directory().users().create(user);
            side.name(name, created.id().value());
            return created;
        });
    }

    private static NewUser newUser(Draw draw) {
        String email = draw.rarely(5) ? null : draw.email();
        NewUser.Builder user = NewUser.builder()
                .email(email)
                .username(email == null || draw.rarely(2) ? draw.username() : null)
                .emailVerified(email != null && draw.rarely(2))
                .givenName(draw.maybe(draw.word()))
                .familyName(draw.maybe(draw.word()));
        if (draw.supports(CREATE_USER, "name")) {
            user.name(draw.maybe(draw.fullName()));
        }
        if (draw.supports(CREATE_USER, "phone") && draw.rarely(3)) {
            user.phone(draw.phone());
        }
        if (!draw.rarely(4)) {
            user.password(draw.password());
        }
        if (draw.rarely(3)) {
            user.metadata(MetadataCommands.object(draw, false));
        }
        NewUser built = user.build();
        if (built.password() != null) {
            draw.password(built.password(), built.email(), built.username());
        }
        return built;
    }

    private static Command update(Draw draw) {
        UserPatch.Builder patch = UserPatch.builder();
        maybe(draw, 3, draw.email(), patch::email);
        maybe(draw, 4, draw.username(), patch::username);
        maybe(draw, 3, draw.word(), patch::givenName);
        maybe(draw, 3, draw.word(), patch::familyName);
        if (draw.supports(UPDATE_USER, "name")) {
            maybe(draw, 3, draw.fullName(), patch::name);
        }
        if (draw.supports(UPDATE_USER, "phone")) {
            maybe(draw, 4, draw.phone(), patch::phone);
        }
        UserPatch built = patch.build();
        boolean keepsAddress = built.email() instanceof Change.Clear && draw.isDeclared(Caveat.MEMBERS_KEEP_AN_ADDRESS);
        String user = keepsAddress ? draw.user(draw::isInNoOrganization) : draw.user();
        return on(
                UPDATE_USER,
                user,
                ": " + built,
                (side, whom) -> side.directory().users().update(side.user(whom), built));
    }

    private static void maybe(Draw draw, int times, String value, Consumer<Change<String>> field) {
        if (draw.rarely(times)) {
            field.accept(draw.rarely(3) ? Change.clear() : Change.set(value));
        }
    }

    private static Command get(Draw draw) {
        if (draw.rarely(3)) {
            String reference = draw.one(List.of("email:" + draw.email(), "username:" + draw.username(), draw.email()));
            return new Command(
                    GET_USER, reference, side -> side.directory().users().resolve(UserRef.parse(reference)));
        }
        return on(GET_USER, draw, "", (side, user) -> side.directory().users().find(side.user(user)));
    }

    private static Command list(Draw draw, Operation operation) {
        UserQuery query = UserQuery.builder()
                .text(draw.rarely(2) ? draw.one(List.of("mail1", "ada", "EXAMPLE", "user.name", "zoë", "o'n")) : null)
                .status(draw.rarely(3) ? draw.one(List.of(UserStatus.ACTIVE, UserStatus.DISABLED)) : null)
                .emailVerified(draw.rarely(4) ? Boolean.valueOf(draw.rarely(2)) : null)
                .sort(draw.one(sorts(draw, operation)))
                .build();
        int size = 1 + draw.number(5);
        return new Command(
                operation,
                query + " by " + size,
                side -> operation == COUNT_USERS
                        ? side.directory().users().count(query)
                        : Listed.ofUsers(
                                query.sort(),
                                size,
                                page -> side.directory().users().list(query, page)));
    }

    private static List<@Nullable UserSort> sorts(Draw draw, Operation operation) {
        List<@Nullable UserSort> sorts = new ArrayList<>(Arrays.<@Nullable UserSort>asList((UserSort) null));
        if (operation == LIST_USERS && draw.supports(LIST_USERS, "sort")) {
            Arrays.stream(UserSort.values())
                    .filter(sort ->
                            draw.supports(LIST_USERS, "sort." + sort.name().toLowerCase(Locale.ROOT)))
                    .forEach(sorts::add);
        }
        return sorts;
    }

    private static Command disable(Draw draw) {
        String reason =
                draw.supports(DISABLE_USER, "reason") ? draw.maybe("left on " + (1 + draw.number(28)) + " May") : null;
        var disablement = new Disablement(reason, draw.rarely(2));
        return on(
                DISABLE_USER,
                draw,
                ": " + disablement,
                (side, user) -> side.directory().users().disable(side.user(user), disablement));
    }

    private static Command setEmailVerified(Draw draw) {
        boolean verified = draw.rarely(2);
        return on(
                SET_EMAIL_VERIFIED,
                draw,
                ": " + verified,
                (side, user) -> side.directory().users().setEmailVerified(side.user(user), verified));
    }

    private static Command mail(Operation operation, Draw draw, BiConsumer<Users, UserId> mail) {
        String user = draw.user(draw::isEnabled);
        return new Command(operation, user, side -> {
            mail.accept(side.directory().users(), side.user(user));
            return null;
        });
    }

    private static Command setPassword(Draw draw) {
        boolean temporary = draw.supports(SET_PASSWORD, "temporary") && draw.rarely(4);
        var password = new NewPassword(draw.password(), temporary);
        String user = draw.user();
        draw.password(user, password.value(), temporary);
        return new Command(SET_PASSWORD, user + ": temporary " + temporary, side -> {
            side.directory().users().setPassword(side.user(user), password);
            return null;
        });
    }

    /**
     * Sometimes somebody without a factor enrols one first, as no command can. A second one would be of another type where
     * nobody has two authenticator apps.
     */
    private static Command mfaFactors(Draw draw) {
        boolean enrols = draw.rarely(2);
        return on(LIST_MFA_FACTORS, draw, enrols ? " after enrolling one" : "", (side, user) -> {
            if (enrols && side.directory().users().mfaFactors(side.user(user)).isEmpty()) {
                var unused = side.harness().seedMfaFactor(side.directory(), side.user(user));
            }
            return side.directory().users().mfaFactors(side.user(user));
        });
    }

    private static Command importRows(Draw draw) {
        List<String> names = new ArrayList<>();
        List<ImportedUser> rows = new ArrayList<>();
        for (int row = 1; row <= 3; row++) {
            names.add(draw.fresh(Draw.IMPORTED));
            rows.add(new ImportedUser(row, newUser(draw), null));
        }
        ImportMode mode =
                draw.supports(IMPORT_USERS, "mode") ? draw.one(List.of(ImportMode.values())) : ImportMode.CREATE;
        boolean alone = mode == ImportMode.UPSERT && draw.isDeclared(Caveat.ROWS_IN_NO_ORDER);
        List<ImportedUser> imported = alone ? rows.subList(0, 1) : rows;
        return new Command(IMPORT_USERS, mode + " " + names + ": " + imported, side -> {
            var report = side.directory().users().importAll(imported, mode, ImportProgress.NONE);
            imported.forEach(row -> name(side, names.get(row.row() - 1), row.user()));
            return report;
        });
    }

    private static void name(Side side, String name, NewUser user) {
        String reference = user.email() != null ? "email:" + user.email() : "username:" + user.username();
        Listed.resolved(side, reference)
                .ifPresent(found -> side.name(name, found.id().value()));
    }

    private static Command link(Draw draw) {
        if (draw.isDeclared(Caveat.PASSWORDS_STAY)) {
            return LinkCommands.link(draw);
        }
        String secondary = draw.user(user -> !draw.isDeclared(Caveat.LINKING_LOSES_FACTORS) || draw.hasNoFactors(user));
        return on(
                LINK_ACCOUNTS,
                draw,
                " with " + secondary,
                (side, user) -> side.directory().users().link(side.user(user), side.user(secondary)));
    }

    private static Command unlink(Draw draw) {
        if (draw.isDeclared(Caveat.PASSWORDS_STAY)) {
            return LinkCommands.unlink(draw);
        }
        String name = draw.fresh(Draw.SPLIT_OFF);
        boolean anew = draw.isDeclared(Caveat.SPLIT_OFF_WITHOUT_METADATA);
        String primary = draw.userWho(user -> user.identities().size() > 1);
        return on(UNLINK_ACCOUNTS, primary, " into " + name, (side, user) -> {
            User split = side.directory().users().unlink(side.user(user), secondary(side, user));
            side.name(name, split.id().value());
            if (anew) {
                var unused = side.directory().metadata().delete(split.id(), MetadataKeys.all());
            }
            return Map.of("split", split, "left", side.directory().users().find(side.user(user)));
        });
    }

    /** The linked identity whose address is the first, or one that is not there. */
    private static IdentityId secondary(Side side, String user) {
        return side.directory().users().find(side.user(user)).stream()
                .flatMap(found -> found.identities().stream())
                .filter(identity -> !identity.primary())
                .min(Comparator.comparing(identity -> String.valueOf(identity.email()) + identity.username()))
                .map(LinkedIdentity::id)
                .orElse(IdentityId.of("nothing"));
    }
}
