package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ostiary.CaseFold;
import io.ostiary.InvalidArgumentException;
import io.ostiary.PageRequest;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.Users;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What is searched for becomes part of a query in a language of Auth0's, and must stay text there. */
class SearchTextFuzzTest {
    private static final Emulated AUTH0 = new Emulated();
    private static final Users USERS = AUTH0.directory().users();

    @BeforeAll
    static void enrol() {
        List.of("Ada \"Countess\" Lovelace", "AND OR NOT (x:*)", "a\\b/c~[1 TO 2]^{}")
                .forEach(name -> USERS.create(NewUser.withEmail("user" + name.length() + "@example.com")
                        .name(name)
                        .build()));
    }

    @AfterAll
    static void close() {
        AUTH0.close();
    }

    @FuzzTest(maxDuration = "30s")
    void aTextFindsThoseWhoHaveItAndNobodyElse(byte[] bytes) {
        UserQuery query;
        try {
            query = UserQuery.containing(new String(bytes, StandardCharsets.UTF_8));
        } catch (InvalidArgumentException e) {
            return;
        }
        String text = CaseFold.fold(Objects.requireNonNull(query.text()));

        assertThat(USERS.list(query, PageRequest.first()).items())
                .containsExactlyInAnyOrderElementsOf(USERS.list(UserQuery.all(), PageRequest.first()).items().stream()
                        .filter(user -> names(user).anyMatch(name -> name.contains(text)))
                        .toList());
    }

    private static Stream<String> names(User user) {
        return Stream.of(user.email(), user.username(), user.givenName(), user.familyName(), user.name())
                .filter(Objects::nonNull)
                .map(CaseFold::fold);
    }
}
