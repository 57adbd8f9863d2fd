package io.ostiary.examples;

import io.ostiary.backend.Directory;
import io.ostiary.role.Role;
import io.ostiary.user.Disablement;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserRef;
import java.util.Map;

/**
 * A service of a program that uses Ostiary: welcomes newcomers and says goodbye to leavers. It takes a
 * {@link Directory}, so it works on any backend, and its test needs no server.
 */
public final class Onboarding {
    private final Directory directory;

    /** Works on the users of that directory. */
    public Onboarding(Directory directory) {
        this.directory = directory;
    }

    /**
     * Creates an account with the department's role, and mails a link with which to choose a password.
     *
     * @throws io.ostiary.NotFoundException when there is no role for the department; nothing is created then
     * @throws io.ostiary.AlreadyExistsException when the address has an account
     */
    public User welcome(String email, String department) {
        Role role = directory.roles().resolve(department);
        User newcomer = directory
                .users()
                .create(NewUser.withEmail(email)
                        .metadata(Map.of("department", department))
                        .build());
        directory.roles().assign(newcomer.id(), role.id(), null);
        directory.users().sendPasswordReset(newcomer.id(), null);
        return newcomer;
    }

    /**
     * Blocks the account and ends its sessions. The data stays.
     *
     * @throws io.ostiary.NotFoundException when the address has no account
     */
    public void sayGoodbye(String email) {
        User leaver = directory.users().resolve(UserRef.parse("email:" + email)).user();
        directory.users().disable(leaver.id(), new Disablement("left the company", true));
    }
}
