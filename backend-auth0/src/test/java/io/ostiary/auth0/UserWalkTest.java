package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.client.mgmt.ManagementApi;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.auth0.emulator.Exchange;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserSort;
import io.ostiary.user.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Lists that are longer than the thousand users that Auth0 pages through. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UserWalkTest {
    private static final int USERS = 25_000;
    private static final int AT_A_TIME = 2_500;
    /** The first of those whom one import creates while time stands still. */
    private static final int AT_ONE_INSTANT = 20_000;
    /** 2, 20 to 29, 200 to 299, 2000 to 2999 and 20000 to 24999. */
    private static final int CALLED_2 = 6_111;

    private final Emulated auth0 = new Emulated();
    private final Users users = auth0.directory().users();

    /** By imports, all but the first of which leave many users with the same time of creation. */
    @BeforeAll
    void fill() {
        ManagementApi admin = ManagementApi.builder()
                .url(auth0.tenant.url() + "/api/v2")
                .token(auth0.tenant.tokenOfAll())
                .build();
        String connection = admin.connections().list().getItems().get(0).getId().orElseThrow();
        for (int start = 0; start < USERS; start += AT_A_TIME) {
            if (start == 0) {
                auth0.tenant.clock().tick(() -> importUsers(connection, 0));
            } else if (start == AT_ONE_INSTANT) {
                auth0.tenant.clock().standStill(() -> importUsers(connection, AT_ONE_INSTANT));
            } else {
                importUsers(connection, start);
            }
        }
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
    void aWalkVisitsEverybodyOnceThoughMoreThanAThousandWereCreatedAtOneInstant() {
        List<User> walked =
                Pages.stream(page -> users.list(UserQuery.all(), page)).toList();

        assertThat(walked).extracting(User::id).hasSize(USERS).doesNotHaveDuplicates();
        assertThat(walked).extracting(User::createdAt).isSorted();
        assertThat(walked.stream()
                        .collect(Collectors.groupingBy(User::createdAt))
                        .values())
                .anySatisfy(sameInstant -> assertThat(sameInstant).hasSize(AT_A_TIME));
        assertThat(auth0.tenant.log().exchanges("GET /users"))
                .hasSizeLessThan(USERS / 10)
                .extracting(Exchange::status)
                .containsOnly(200);
    }

    @Test
    void aWalkVisitsEverybodyOnceInEveryOrder() {
        for (UserSort sort : UserSort.values()) {
            UserQuery query = UserQuery.builder().text("user2").sort(sort).build();

            assertThat(Pages.stream(page -> users.list(query, page)))
                    .extracting(User::id)
                    .as("%s", sort)
                    .hasSize(CALLED_2)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void theFirstPageIsOneRequestAndTheSecondGoesOnBehindIt() {
        Page<User> first = users.list(UserQuery.all(), PageRequest.first());
        assertThat(auth0.tenant.log().exchanges()).hasSize(1);

        Page<User> second = users.list(UserQuery.all(), PageRequest.first().at(String.valueOf(first.next())));
        assertThat(second.items()).isNotEmpty().doesNotContainAnyElementsOf(first.items());
    }

    @Test
    void aCountIsOneRequest() {
        assertThat(users.count(UserQuery.all())).isEqualTo(USERS);
        assertThat(users.count(UserQuery.containing("user2"))).isEqualTo(CALLED_2);
        assertThat(auth0.tenant.log().exchanges()).hasSize(2);
    }

    @Test
    void textTooShortForTheSearchIsLookedForInEverybody() {
        assertThat(users.count(UserQuery.containing("r2"))).isEqualTo(CALLED_2);
    }

    private void importUsers(String connection, int start) {
        String rows = IntStream.range(start, start + AT_A_TIME)
                .mapToObj(i -> "{\"email\":\"user" + i + "@example.com\"}")
                .collect(Collectors.joining(",", "[", "]"));
        Request request = new Request.Builder()
                .url(auth0.tenant.url() + "/api/v2/jobs/users-imports")
                .header("Authorization", "Bearer " + auth0.tenant.tokenOfAll())
                .post(new MultipartBody.Builder()
                        .setType(MultipartBody.FORM)
                        .addFormDataPart("users", "users.json", RequestBody.create(rows, null))
                        .addFormDataPart("connection_id", connection)
                        .build())
                .build();
        try (Response answer = new OkHttpClient().newCall(request).execute()) {
            assertThat(answer.code()).isEqualTo(202);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(users.count(UserQuery.all())).isEqualTo(start + AT_A_TIME);
    }
}
