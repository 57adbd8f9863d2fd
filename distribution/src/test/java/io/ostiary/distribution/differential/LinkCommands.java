package io.ostiary.distribution.differential;

import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;

import io.ostiary.IdentityException;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.Map;

/**
 * Linking where a provider moves no passwords: with somebody new who has an identity that it moves, and an address that no
 * other command names, because it keeps no address of an identity either.
 */
final class LinkCommands {
    static final String PASSWORDS_MOVE = "secondary_user.password";

    private LinkCommands() {}

    static Command link(Draw draw) {
        String user = draw.user();
        String name = draw.fresh(Draw.LINKED);
        return new Command(LINK_ACCOUNTS, user + " with " + name, side -> link(side, user, name));
    }

    private static User link(Side side, String user, String name) {
        var users = side.directory().users();
        UserId secondary =
                users.create(NewUser.withEmail(name + "@example.com").build()).id();
        side.harness().seedLinkableIdentity(side.directory(), secondary);
        // Memory moves the user's own identity, others the last.
        String moving = users.find(secondary).stream()
                .flatMap(found -> found.identities().stream())
                .map(LinkedIdentity::id)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .value();
        try {
            User linked = users.link(side.user(user), secondary);
            side.name(name, moving);
            side.name(owner(name), linked.id().value());
            return linked;
        } catch (IdentityException e) {
            users.delete(secondary);
            throw e;
        }
    }

    static Command unlink(Draw draw) {
        String linked = draw.linked();
        String name = draw.fresh(Draw.SPLIT_OFF);
        return new Command(UNLINK_ACCOUNTS, linked + " into " + name, side -> {
            UserId user = side.user(owner(linked));
            User split = side.directory().users().unlink(user, side.identity(linked));
            side.name(name, split.id().value());
            return Map.of("split", split, "left", side.directory().users().find(user));
        });
    }

    private static String owner(String linked) {
        return "owner of " + linked;
    }
}
