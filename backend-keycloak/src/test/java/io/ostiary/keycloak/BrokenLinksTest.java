package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.UnavailableException;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.ManualTime;
import io.ostiary.fault.Fault;
import io.ostiary.session.NewSession;
import io.ostiary.user.IdentityId;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserRef;
import io.ostiary.user.Users;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Linking and unlinking that break off after any of their changes: made again they are done, the other undoes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenLinksTest {
    private final LiveRealm realm = new LiveRealm();
    private final ScriptedProxy proxy =
            new ScriptedProxy(KeycloakServer.running().url());
    private final IdentityBackend proxied = ProxiedBackend.open(proxy, new ManualTime(), Map.of("attempts", "1"));

    @AfterAll
    void close() {
        proxied.close();
        proxy.close();
        realm.close();
    }

    @Test
    void linkingThatBreaksOffIsDoneByDoingItAgain() {
        for (int changes = 0; ; changes++) {
            User primary = realm.someUser();
            User secondary = linkable();
            IdentityId identity = outside(secondary.id()).get(0);

            boolean brokeOff = brokeOff(changes, () -> through().link(primary.id(), secondary.id()));
            if (realm.users().find(secondary.id()).isPresent()) {
                User unused = realm.users().link(primary.id(), secondary.id());
            }

            assertThat(realm.users().find(secondary.id())).isEmpty();
            assertThat(outside(primary.id())).containsExactly(identity);
            if (!brokeOff) {
                return;
            }
        }
    }

    @Test
    void linkingThatBreaksOffIsUndoneByUnlinking() {
        for (int changes = 0; ; changes++) {
            User primary = realm.someUser();
            User secondary = linkable();
            IdentityId identity = outside(secondary.id()).get(0);

            boolean brokeOff = brokeOff(changes, () -> through().link(primary.id(), secondary.id()));
            if (outside(primary.id()).contains(identity)) {
                User unused = realm.users().unlink(primary.id(), identity);
            }

            isApart(primary, secondary, identity);
            if (!brokeOff) {
                return;
            }
        }
    }

    @Test
    void unlinkingThatBreaksOffIsDoneByDoingItAgain() {
        for (int changes = 0; ; changes++) {
            User primary = realm.someUser();
            User secondary = linkable();
            User linked = realm.users().link(primary.id(), secondary.id());
            IdentityId identity = outside(linked.id()).get(0);
            var unusedSession = realm.sessions().create(NewSession.of(primary.id()));

            boolean brokeOff = brokeOff(changes, () -> through().unlink(primary.id(), identity));
            if (outside(primary.id()).contains(identity)) {
                User unused = realm.users().unlink(primary.id(), identity);
            }

            isApart(primary, secondary, identity);
            assertThat(realm.sessionsOf(primary.id())).isEmpty();
            if (!brokeOff) {
                return;
            }
        }
    }

    /** Whether the call failed because after so many changes and one more, whose answer was lost, nothing went through. */
    private boolean brokeOff(int after, Runnable call) {
        AtomicInteger left = new AtomicInteger(after);
        proxy.script(exchange -> {
            if (left.get() < 0) {
                exchange.reset();
            } else if (isChange(exchange.request()) && left.getAndDecrement() == 0) {
                new ScriptedFault(Fault.RESET_AFTER_THE_COMMIT).play(exchange);
            } else {
                exchange.pass();
            }
        });
        try {
            call.run();
            return false;
        } catch (UnavailableException e) {
            return true;
        } finally {
            proxy.pass();
        }
    }

    private static boolean isChange(HttpMessage request) {
        return request.path().startsWith("/admin/") && !request.method().equals("GET");
    }

    private void isApart(User primary, User secondary, IdentityId identity) {
        User apart = realm.users()
                .resolve(UserRef.parse("email:" + secondary.email()))
                .user();
        assertThat(outside(apart.id())).containsExactly(identity);
        assertThat(outside(primary.id())).isEmpty();
    }

    private Users through() {
        return proxied.directory(realm.harness().tenant(), Call.system("test")).users();
    }

    private User linkable() {
        User user = realm.users()
                .create(NewUser.withEmail("user-" + UUID.randomUUID() + "@example.com")
                        .build());
        realm.harness().seedLinkableIdentity(realm.directory(), user.id());
        return user;
    }

    private List<IdentityId> outside(UserId user) {
        return realm.users().find(user).orElseThrow().identities().stream()
                .filter(identity -> !identity.primary())
                .map(LinkedIdentity::id)
                .toList();
    }
}
