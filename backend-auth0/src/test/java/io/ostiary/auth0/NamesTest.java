package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import io.ostiary.user.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users of a connection in which e-mail address, username and telephone number all sign in. */
class NamesTest {
    private final Auth0Harness auth0 = new Auth0Harness();
    private final IdentityBackend backend = auth0.open();
    private final Users users =
            backend.directory(auth0.tenant(), Call.system("test")).users();

    @AfterEach
    void close() {
        backend.close();
        auth0.close();
    }

    @Test
    void whatStoodInForTheNameGoesWithIt() {
        User ada = users.create(NewUser.withUsername("Ada").phone("+4790000001").build());
        UserPatch username =
                UserPatch.builder().username(Change.set("Countess")).build();
        UserPatch phone = UserPatch.builder()
                .username(Change.clear())
                .phone(Change.set("+4790000002"))
                .build();

        assertThat(users.update(ada.id(), username).name()).isNull();
        assertThat(users.update(ada.id(), phone).name()).isNull();
        assertThat(users.update(
                                ada.id(),
                                UserPatch.builder()
                                        .phone(Change.set("+4790000003"))
                                        .build())
                        .name())
                .isNull();
    }

    /** Auth0 says no more than that there is such a user. */
    @Test
    void ofTheNamesOfANewUserTheOneThatIsTakenIsTold() {
        users.create(NewUser.builder()
                .email("ada@example.com")
                .username("ada")
                .phone("+4790000001")
                .build());
        NewUser free = NewUser.builder()
                .email("countess@example.com")
                .username("countess")
                .phone("+4790000002")
                .build();

        assertThat(taken(NewUser.builder()
                        .email("Ada@example.com")
                        .username("ADA")
                        .phone("+4790000001")
                        .build()))
                .isEqualTo("email");
        assertThat(taken(NewUser.builder()
                        .email(free.email())
                        .username("ADA")
                        .phone("+4790000001")
                        .build()))
                .isEqualTo("username");
        assertThat(taken(NewUser.builder()
                        .email(free.email())
                        .username(free.username())
                        .phone("+4790000001")
                        .build()))
                .isEqualTo("phone");
        assertThat(users.create(free).email()).isEqualTo(free.email());
    }

    private String taken(NewUser user) {
        AlreadyExistsException refusal = catchThrowableOfType(AlreadyExistsException.class, () -> users.create(user));
        return refusal.field();
    }
}
