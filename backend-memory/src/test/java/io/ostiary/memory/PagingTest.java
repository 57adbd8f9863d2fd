package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Cursor;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.Disablement;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserSort;
import io.ostiary.user.UserStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagingTest {
    private final Fixture fixture = Fixture.open();

    @ParameterizedTest
    @EnumSource(UserSort.class)
    void whoStaysThroughoutAWalkIsSeenExactlyOnceWhateverComesAndGoes(UserSort sort) {
        for (long seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var f = Fixture.open();
            Set<UserId> staying = new HashSet<>();
            List<UserId> leaving = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                UserId id = add(f, random, i);
                if (random.nextBoolean()) {
                    staying.add(id);
                } else {
                    leaving.add(id);
                }
            }
            UserQuery query = UserQuery.builder().sort(sort).build();
            List<UserId> seen = new ArrayList<>();
            PageRequest request = PageRequest.first(7);
            while (true) {
                Page<User> page = f.users().list(query, request);
                page.items().forEach(user -> seen.add(user.id()));
                if (page.next() == null) {
                    break;
                }
                request = request.at(page.next());
                add(f, random, 1000 + seen.size());
                f.users().delete(leaving.remove(random.nextInt(leaving.size())));
            }

            assertThat(seen).as("seed %d", seed).doesNotHaveDuplicates().containsAll(staying);
        }
    }

    @Test
    void usersWithoutAnAddressComeLast() {
        UserId bob = fixture.users().create(NewUser.withUsername("bob").build()).id();
        UserId zoe = fixture.user("Zoe@example.com").id();
        UserId ada = fixture.user("ada@example.com").id();
        UserQuery query = UserQuery.builder().sort(UserSort.EMAIL).build();

        assertThat(ids(query)).containsExactly(ada, zoe, bob);
    }

    @Test
    void everySortCutsOutTheSameRangeOfCreationTimes() {
        Instant start = fixture.clock().instant();
        List<UserId> created = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            created.add(fixture.user("user" + i + "@example.com").id());
            fixture.clock().advance(Duration.ofSeconds(1));
        }

        for (UserSort sort : UserSort.values()) {
            UserQuery query = UserQuery.builder()
                    .createdAfter(start.plusSeconds(3))
                    .createdBefore(start.plusSeconds(6))
                    .sort(sort)
                    .build();
            assertThat(ids(query)).containsExactlyInAnyOrderElementsOf(created.subList(3, 6));
            assertThat(fixture.users().count(query)).isEqualTo(3);
        }
    }

    @Test
    void textIsFoundInEveryNameWhateverItsCase() {
        UserId byEmail = fixture.user("xANAx@example.com").id();
        UserId byUsername =
                fixture.users().create(NewUser.withUsername("banana").build()).id();
        UserId byName = fixture.users()
                .create(NewUser.withUsername("c").name("Anatole").build())
                .id();
        fixture.user("nobody@example.com");

        assertThat(ids(UserQuery.containing("aNa"))).containsExactlyInAnyOrder(byEmail, byUsername, byName);
    }

    @Test
    void aLockIsSearchedForAsOfNow() {
        UserId ada = fixture.user("ada@example.com").id();
        UserId bob = fixture.user("bob@example.com").id();
        fixture.users().disable(bob, Disablement.endingSessions());
        for (int i = 0; i < 10; i++) {
            fixture.sessions().authenticate("ada@example.com", Fixture.WRONG);
        }

        assertThat(ids(UserQuery.builder().status(UserStatus.LOCKED).build())).containsExactly(ada);
        assertThat(ids(UserQuery.builder().status(UserStatus.DISABLED).build())).containsExactly(bob);
        assertThat(ids(UserQuery.builder().status(UserStatus.ACTIVE).build())).isEmpty();
        fixture.clock().advance(Duration.ofMinutes(15));
        assertThat(ids(UserQuery.builder().status(UserStatus.ACTIVE).build())).containsExactly(ada);
    }

    @Test
    void theTotalIsToldWhereItIsKnown() {
        fixture.user("ada@example.com");
        fixture.user("bob@example.com");

        assertThat(fixture.users().list(UserQuery.all(), PageRequest.first(1)).total())
                .isEqualTo(2);
        assertThat(fixture.users()
                        .list(UserQuery.containing("ada"), PageRequest.first(1))
                        .total())
                .isNull();
    }

    @Test
    void aCursorIsForItsTenantAndQueryOnly() {
        fixture.user("ada@example.com");
        fixture.user("bob@example.com");
        String cursor =
                fixture.users().list(UserQuery.all(), PageRequest.first(1)).next();
        assertThat(cursor).isNotNull();
        PageRequest rest = new PageRequest(1, cursor);
        TenantId other = TenantId.of("other");
        fixture.backend().tenants(Fixture.CALL).create(NewTenant.named("other"), IfExists.FAIL);

        assertThat(fixture.users().list(UserQuery.all(), rest).items()).hasSize(1);
        assertThatThrownBy(() -> fixture.users().list(UserQuery.containing("a"), rest))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> fixture.roles().list(null, rest)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() ->
                        fixture.backend().directory(other, Fixture.CALL).users().list(UserQuery.all(), rest))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void aCursorThatSomebodyMadeUpIsRefused() {
        String forged = Cursor.encode(
                Operation.LIST_USERS, List.of(Fixture.MAIN, UserQuery.all()), List.of("yesterday", "ada"));

        assertThatThrownBy(() -> fixture.users().list(UserQuery.all(), new PageRequest(1, forged)))
                .isInstanceOf(InvalidArgumentException.class);
    }

    private List<UserId> ids(UserQuery query) {
        return fixture.users().list(query, PageRequest.first()).items().stream()
                .map(User::id)
                .toList();
    }

    private static UserId add(Fixture f, Random random, int number) {
        f.clock().advance(Duration.ofSeconds(random.nextInt(2)));
        String name = Integer.toString(random.nextInt(1000), 36) + "-" + number;
        return f.users()
                .create(
                        random.nextInt(4) == 0
                                ? NewUser.withUsername(name).build()
                                : NewUser.withEmail(name + "@example.com").build())
                .id();
    }
}
