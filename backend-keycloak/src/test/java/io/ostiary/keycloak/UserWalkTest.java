package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserStatus;
import io.ostiary.user.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Walks through more users than one request of the backend asks for, while others come and go. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UserWalkTest {
    private static final int CHUNK = 200;

    private final KeycloakHarness harness = new KeycloakHarness();
    private final IdentityBackend backend = harness.openAsIs();
    private final Users users =
            backend.directory(harness.tenant(), Call.system("test")).users();

    @BeforeEach
    void fill() {
        for (int first = 0; first < 600; first += CHUNK) {
            var rows = new PartialImportRepresentation();
            rows.setIfResourceExists("FAIL");
            rows.setUsers(IntStream.range(first, first + CHUNK)
                    .mapToObj(UserWalkTest::somebody)
                    .toList());
            Requests.close(harness.realm().partialImport(rows));
        }
    }

    @AfterEach
    void close() {
        backend.close();
        harness.close();
    }

    @Test
    void everybodyIsReturnedExactlyOnceWhoeverComesAndGoes() {
        UserQuery query = UserQuery.builder().status(UserStatus.ACTIVE).build();
        List<User> all = walk(query, 200, null);
        assertThat(all).hasSize(400).isSortedAccordingTo((a, b) -> username(a).compareTo(username(b)));

        List<User> seen = new ArrayList<>();
        Page<User> first = users.list(query, PageRequest.first(100));
        seen.addAll(first.items());
        users.delete(first.items().get(0).id());
        users.delete(first.items().get(99).id());
        users.delete(all.get(100).id());
        users.delete(all.get(399).id());
        insert("a-before");
        insert(username(first.items().get(99)) + "-behind");
        insert("z-last");
        seen.addAll(walk(query, 100, first.next()));

        List<User> stable = new ArrayList<>(all);
        stable.removeAll(List.of(all.get(0), all.get(99), all.get(100), all.get(399)));
        assertThat(seen).extracting(User::id).doesNotHaveDuplicates();
        assertThat(seen).containsAll(stable);
        assertThat(seen).extracting(User::username).contains("z-last").doesNotContain("a-before");
    }

    @Test
    void whoeverDeletesPageAfterPageDeletesEverybody() {
        UserQuery query = UserQuery.containing("walker-05");
        List<User> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<User> page = users.list(query, new PageRequest(20, cursor));
            page.items().forEach(user -> users.delete(user.id()));
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).hasSize(100).extracting(User::id).doesNotHaveDuplicates();
        assertThat(users.count(query)).isZero();
        assertThat(users.count(UserQuery.all())).isEqualTo(500);
    }

    private List<User> walk(UserQuery query, int size, @Nullable String from) {
        List<User> seen = new ArrayList<>();
        String cursor = from;
        do {
            Page<User> page = users.list(query, new PageRequest(size, cursor));
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    private void insert(String username) {
        User unused = users.create(NewUser.withUsername(username).build());
    }

    private static String username(User user) {
        return Objects.requireNonNull(user.username());
    }

    private static UserRepresentation somebody(int number) {
        var user = new UserRepresentation();
        user.setUsername("walker-%04d".formatted(number));
        user.setEnabled(number % 3 != 0);
        return user;
    }
}
