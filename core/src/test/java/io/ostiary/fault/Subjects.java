package io.ostiary.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.group.Group;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserRef;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What acts are done to, and whether it is as whole as before. */
final class Subjects {
    static final Secret PASSWORD = Secret.of("Canary-Fault-7");

    private static final Map<String, @Nullable Object> METADATA = Map.of("site", "Oslo");

    private Subjects() {}

    static String name(TenantClient client) {
        return "f" + UUID.randomUUID();
    }

    static NewUser newcomer(TenantClient client) {
        return NewUser.withEmail(name(client) + "@example.com").build();
    }

    /** Somebody with a family name, a password and metadata. */
    static User user(TenantClient client) {
        User user = client.users()
                .create(NewUser.withEmail(name(client) + "@example.com")
                        .familyName("Lovelace")
                        .password(PASSWORD)
                        .build());
        client.metadata().merge(user.id(), METADATA);
        return user;
    }

    /** The user as they are now, who has lost nothing. */
    static User intact(TenantClient client, User user) {
        User now = client.users().find(user.id()).orElseThrow();
        assertThat(now.email()).isEqualTo(user.email());
        assertThat(now.familyName()).isEqualTo(user.familyName());
        assertThat(client.metadata().get(user.id(), MetadataKeys.all())).containsAllEntriesOf(METADATA);
        return now;
    }

    /** Whether there is somebody of that address, and only one. */
    static boolean isThere(TenantClient client, NewUser user) {
        try {
            User found = client.users()
                    .resolve(new UserRef.ByEmail(String.valueOf(user.email())))
                    .user();
            return String.valueOf(user.email()).equals(found.email());
        } catch (NotFoundException e) {
            return false;
        }
    }

    static Role role(TenantClient client) {
        return client.roles()
                .create(NewRole.builder(name(client)).description("Edits.").build(), IfExists.FAIL)
                .value();
    }

    /** Whether there is a role of that key, and only one. */
    static boolean isThere(TenantClient client, String key) {
        List<Role> found = client.roles().list(key, PageRequest.first()).items();
        assertThat(found).hasSizeLessThanOrEqualTo(1);
        return found.size() == 1;
    }

    /** An organization with metadata. */
    static Organization organization(TenantClient client) {
        return client.organizations()
                .create(NewOrganization.builder(name(client))
                        .metadata(Map.of("plan", "gold"))
                        .build());
    }

    static Group group(TenantClient client) {
        return client.newGroup(name(client));
    }

    /** Somebody and a role. */
    record Pair(User user, Role role) {}

    static Pair userAndRole(TenantClient client) {
        return new Pair(user(client), role(client));
    }

    static Pair userWithRole(TenantClient client) {
        Pair pair = userAndRole(client);
        client.roles().assign(pair.user().id(), pair.role().id(), null);
        return pair;
    }

    static boolean hasRole(TenantClient client, Pair pair) {
        return !client.roles().of(intact(client, pair.user()).id(), false).isEmpty();
    }

    static SignIn.SignedIn signedIn(TenantClient client) {
        return signIn(client, user(client));
    }

    static SignIn.SignedIn signIn(TenantClient client, User user) {
        return (SignIn.SignedIn) client.sessions().authenticate(String.valueOf(user.email()), PASSWORD);
    }

    static boolean lets(TenantClient client, User user, Secret password) {
        return client.sessions().authenticate(String.valueOf(user.email()), password) instanceof SignIn.SignedIn;
    }

    static List<Session> sessions(TenantClient client, SignIn.SignedIn signedIn) {
        return client.sessions().list(signedIn.user(), PageRequest.first()).items();
    }
}
