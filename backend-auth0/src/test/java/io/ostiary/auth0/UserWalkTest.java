package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.auth0.emulator.Exchange;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserSort;
import io.ostiary.user.Users;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lists that are longer than the thousand users that Auth0 pages through. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserWalkTest {
    private static final int USERS = 2_500;

    private final Emulated auth0 = new Emulated();
    private final Users users = auth0.directory().users();

    @BeforeAll
    void fill() {
        IntStream.range(0, USERS)
                .parallel()
                .forEach(i -> users.create(
                        NewUser.withEmail("user" + i + "@example.com").build()));
    }

    @BeforeEach
    void forget() {
        auth0.tenant.log().clear();
    }

    @AfterAll
    void close() {
        auth0.close();
    }

    @Test
    void aWalkVisitsEverybodyOnceInEveryOrder() {
        for (UserSort sort : UserSort.values()) {
            List<UserId> walked = Pages.stream(
                            page -> users.list(UserQuery.builder().sort(sort).build(), page))
                    .map(User::id)
                    .toList();

            assertThat(walked).as("%s", sort).hasSize(USERS).doesNotHaveDuplicates();
        }
        assertThat(auth0.tenant.log().exchanges("GET /users"))
                .extracting(Exchange::status)
                .containsOnly(200);
    }

    @Test
    void aWalkAsksAboutOnceForEveryHundred() {
        long walked = Pages.stream(page -> users.list(UserQuery.all(), page)).count();

        assertThat(walked).isEqualTo(USERS);
        assertThat(auth0.tenant.log().exchanges()).hasSizeLessThanOrEqualTo(USERS / 100 + 2);
    }

    @Test
    void onePageIsOneRequest() {
        Page<User> first = users.list(UserQuery.all(), PageRequest.first());
        assertThat(auth0.tenant.log().exchanges()).hasSize(1);

        Page<User> second = users.list(UserQuery.all(), PageRequest.first().at(String.valueOf(first.next())));
        assertThat(second.items()).hasSize(PageRequest.DEFAULT_SIZE);
        assertThat(auth0.tenant.log().exchanges()).hasSize(2);
    }

    @Test
    void textTooShortForTheSearchIsLookedForInEverybody() {
        assertThat(Pages.stream(page -> users.list(UserQuery.containing("r7"), page)))
                .extracting(User::email)
                .hasSize(1 + 10 + 100)
                .doesNotHaveDuplicates();
        assertThat(users.count(UserQuery.containing("r7"))).isEqualTo(111);
    }

    @Test
    void aCountIsOneRequest() {
        assertThat(users.count(UserQuery.all())).isEqualTo(USERS);
        assertThat(users.count(UserQuery.containing("user24"))).isEqualTo(1 + 10 + 100);
        assertThat(auth0.tenant.log().exchanges()).hasSize(2);
    }
}
