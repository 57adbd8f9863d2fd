package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.AlreadyExistsException;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.PageRequest;
import io.ostiary.UnavailableException;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private static final int THREADS = 16;

    private final Fixture fixture = Fixture.open(Map.of("password.concurrency", "1"));

    @Test
    void anAddressThatManyWantAtOnceGoesToExactlyOne() {
        for (int round = 0; round < 50; round++) {
            String email = "wanted" + round + "@example.com";

            List<Boolean> won = Race.of(THREADS, i -> {
                try {
                    String spelled = i % 2 == 0 ? email : email.toUpperCase(Locale.ROOT);
                    fixture.users().create(NewUser.withEmail(spelled).build());
                    return true;
                } catch (AlreadyExistsException e) {
                    return false;
                }
            });

            assertThat(won).containsOnlyOnce(true);
        }
        assertThat(fixture.users().count(UserQuery.all())).isEqualTo(50);
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    @Test
    void parallelWritersToOneUserLoseNothing() {
        User ada = fixture.user("ada@example.com");

        List<Integer> done = Race.of(THREADS, i -> {
            for (int n = 0; n < 20; n++) {
                fixture.directory().metadata().merge(ada.id(), Map.of("key-" + i + "-" + n, n));
            }
            return i;
        });

        assertThat(done).hasSize(THREADS);
        assertThat(fixture.directory().metadata().get(ada.id(), MetadataKeys.all()))
                .hasSize(THREADS * 20);
    }

    @Test
    void ofManyDefaultRolesOneRemains() {
        Race.of(
                THREADS,
                i -> fixture.roles()
                        .create(NewRole.builder("role-" + i).isDefault(true).build(), IfExists.FAIL));

        assertThat(fixture.roles().list(null, PageRequest.first()).items())
                .hasSize(THREADS)
                .filteredOn(Role::isDefault)
                .hasSize(1);
    }

    @Test
    void aDeletedTenantIsNotWrittenAnyMoreNorReadAfterwards() {
        TenantId id = TenantId.of("doomed");
        for (int round = 0; round < 20; round++) {
            fixture.backend().tenants(Fixture.CALL).create(NewTenant.named("doomed"), IfExists.FAIL);
            var users = fixture.backend().directory(id, Fixture.CALL).users();

            Race.of(4, i -> {
                if (i == 0) {
                    fixture.backend().tenants(Fixture.CALL).delete(id);
                    return true;
                }
                try {
                    for (int n = 0; n < 100; n++) {
                        users.create(NewUser.withUsername("user-" + i + "-" + n).build());
                    }
                    return true;
                } catch (NotFoundException e) {
                    return false;
                }
            });

            assertThatThrownBy(() -> users.count(UserQuery.all())).isInstanceOf(NotFoundException.class);
            fixture.backend().tenants(Fixture.CALL).create(NewTenant.named("doomed"), IfExists.FAIL);
            assertThat(users.count(UserQuery.all())).isZero();
            fixture.backend().tenants(Fixture.CALL).delete(id);
        }
    }

    @Test
    void whoWaitsForOthersPasswordsGivesUpAtTheDeadline() throws InterruptedException {
        fixture.user("ada@example.com");
        var busy = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        fixture.hashing().whileVerifying(() -> {
            busy.countDown();
            awaitQuietly(enough);
        });
        var hog = new Thread(() -> fixture.signIn("ada@example.com"));
        hog.start();
        busy.await();

        var hurried = fixture.backend()
                .directory(
                        Fixture.MAIN,
                        Fixture.CALL.until(fixture.clock().instant().plus(Duration.ofMillis(1))));
        assertThatThrownBy(() -> hurried.sessions().authenticate("ada@example.com", Fixture.PASSWORD))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.ambiguous()).isFalse());

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> fixture.sessions().authenticate("ada@example.com", Fixture.PASSWORD))
                .isInstanceOf(UnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();

        enough.countDown();
        hog.join();
    }

    @Test
    void aDeadlineInTheFarFutureIsNoHindrance() {
        fixture.user("ada@example.com");
        var patient = fixture.backend().directory(Fixture.MAIN, Fixture.CALL.until(Instant.MAX));

        assertThat(patient.sessions().authenticate("ada@example.com", Fixture.PASSWORD))
                .isInstanceOf(SignedIn.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
