package io.ostiary.roundtrip;

import io.ostiary.IfExists;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.group.NewGroup;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import java.util.List;

/** What counting asks of whoever runs it: a tenant that is there for nothing else, and the requests made to it. */
public interface RoundTripHarness extends AutoCloseable {
    /** The tenant, which is set up and in which every permission of the round trips can be given. */
    TenantId tenant();

    /** Opens a backend that knows nothing of the tenant yet, and whose requests are counted. */
    IdentityBackend open();

    /** The requests that the action causes, each as its method and path, but for those by which a backend signs in. */
    List<String> during(Runnable action);

    /** Makes users who have that role, quickly where there are many. */
    default void createUsers(Directory directory, int count, Role role) {
        for (int number = 0; number < count; number++) {
            NewUser user = NewUser.withEmail(role.key() + "-" + number + "@example.com")
                    .build();
            directory.roles().assign(directory.users().create(user).id(), role.id(), null);
        }
    }

    /** Makes roles with those keys. */
    default void createRoles(Directory directory, List<String> keys) {
        keys.forEach(key -> directory.roles().create(NewRole.of(key), IfExists.FAIL));
    }

    /** Makes a group; where no port can, as the provider gets its groups. */
    default Group createGroup(Directory directory, String name) {
        return directory.groups().create(NewGroup.of(name));
    }

    /** Makes a user a member of a group; where no port can, as the provider gets its members. */
    default void addMember(Directory directory, GroupId group, UserId user) {
        directory.groups().addMember(group, user);
    }

    /** Enrols second factors for a user who has none. */
    void enrolFactors(UserId user, int count);

    /** Gives a user identities that linking can move; where every user has one, nothing. */
    default void addIdentities(UserId user, int count) {}

    @Override
    void close();
}
