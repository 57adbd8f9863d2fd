package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.UnsupportedException;
import io.ostiary.auth0.emulator.Exchange;
import io.ostiary.auth0.emulator.Fault;
import io.ostiary.user.Disablement;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserMetadata;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserStatus;
import io.ostiary.user.Users;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only Auth0 makes necessary. */
class Auth0UsersTest {
    private static final Secret PASSWORD = Secret.of("Canary-Password-1!");

    private final Emulated auth0 = new Emulated();
    private final Users users = auth0.directory().users();
    private final UserMetadata metadata = auth0.directory().metadata();

    @AfterEach
    void close() {
        auth0.close();
    }

    @Test
    void aCreateWhoseAnswerIsLostCreatesOneUserAndReturnsIt() {
        for (Fault fault :
                List.of(new Fault.ResetAfterCommit(), new Fault.StatusAfterCommit(502), new Fault.HalfBody())) {
            auth0.tenant.faults().next(1, "POST /users", fault);
            String email = fault.getClass().getSimpleName() + "@example.com";

            User created = users.create(NewUser.withEmail(email).build());

            assertThat(created.email()).isEqualToIgnoringCase(email);
            assertThat(users.list(UserQuery.containing(email), io.ostiary.PageRequest.first())
                            .items())
                    .extracting(User::id)
                    .containsExactly(created.id());
        }
    }

    @Test
    void aCreateThatMeetsSomebodyElseAfterALostRequestIsRefused() {
        users.create(NewUser.withEmail("ada@example.com").build());
        auth0.tenant.faults().next(1, "POST /users", new Fault.ResetBeforeCommit());

        assertThatThrownBy(
                        () -> users.create(NewUser.withEmail("ada@example.com").build()))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void nobodyIsMailedByBeingCreated() {
        User ada = users.create(NewUser.withEmail("ada@example.com").build());
        users.update(
                ada.id(),
                UserPatch.builder().email(Change.set("lovelace@example.com")).build());

        assertThat(requests("POST /users")).allSatisfy(body -> assertThat(body).contains("\"verify_email\":false"));
        assertThat(requests("PATCH /users/{id}"))
                .allSatisfy(body -> assertThat(body).contains("\"verify_email\":false"));
    }

    @Test
    void anAddressInWhateverCaseIsNoName() {
        User ada = users.create(
                NewUser.withEmail("ada@example.com").name("Ada Lovelace").build());

        User nameless = users.update(
                ada.id(),
                UserPatch.builder()
                        .email(Change.set("Lovelace@Example.com"))
                        .name(Change.clear())
                        .build());

        assertThat(nameless.name()).isNull();
    }

    @Test
    void anAddressThatStoodInForTheNameGoesWithTheAddress() {
        User ada = users.create(NewUser.withEmail("ada@example.com").build());
        assertThat(ada.name()).isNull();

        User changed = users.update(
                ada.id(),
                UserPatch.builder().email(Change.set("lovelace@example.com")).build());

        assertThat(changed.name()).isNull();
        assertThat(users.find(ada.id()).orElseThrow().name()).isNull();
    }

    @Test
    void aNewPasswordDoesNotLetADisabledUserInEvenWhenItsAnswerIsLost() {
        User ada = users.create(NewUser.withEmail("ada@example.com").build());
        users.disable(ada.id(), new Disablement("left", false));
        auth0.tenant.faults().next(1, "PATCH /users/{id}", new Fault.ResetAfterCommit());

        assertThatThrownBy(() -> users.setPassword(ada.id(), NewPassword.of(PASSWORD)))
                .isInstanceOf(UnavailableException.class);

        User found = users.find(ada.id()).orElseThrow();
        assertThat(found.status()).isEqualTo(UserStatus.DISABLED);
        assertThat(found.disabledReason()).isEqualTo("left");
    }

    @Test
    void aPasswordIsSentOnceAndShowsNowhere() {
        User ada = users.create(NewUser.withEmail("ada@example.com").build());
        auth0.tenant.log().clear();

        assertThatThrownBy(() -> users.setPassword(ada.id(), NewPassword.of(Secret.of("canary-letters"))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("policy")
                .hasMessageNotContaining("canary")
                .hasNoCause();

        assertThat(requests("PATCH /users/{id}")).hasSize(1);
    }

    @Test
    void aTemporaryPasswordAndARedirectAreRefusedWithTheDeclaredReason() {
        User ada = users.create(NewUser.withEmail("ada@example.com").build());
        auth0.tenant.log().clear();

        assertThatThrownBy(() -> users.setPassword(ada.id(), NewPassword.temporary(PASSWORD)))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("send_password_reset");
        assertThatThrownBy(() -> users.sendPasswordReset(ada.id(), URI.create("https://app.example.com/")))
                .isInstanceOf(UnsupportedException.class);
        assertThat(auth0.tenant.log().exchanges()).isEmpty();
    }

    @Test
    void theReasonOfADisablementIsNoMetadataAndOutlivesIt() {
        User ada = users.create(NewUser.withEmail("ada@example.com")
                .metadata(Map.of("plan", "gold"))
                .build());
        users.disable(ada.id(), new Disablement("left", false));

        assertThat(metadata.get(ada.id(), MetadataKeys.all())).isEqualTo(Map.of("plan", "gold"));
        assertThat(metadata.delete(ada.id(), MetadataKeys.all())).isEmpty();
        assertThat(metadata.merge(ada.id(), Map.of("ostiary", 1))).isEqualTo(Map.of("ostiary", 1));

        assertThat(users.find(ada.id()).orElseThrow().disabledReason()).isEqualTo("left");
        assertThat(users.enable(ada.id()).disabledReason()).isNull();
        assertThat(metadata.get(ada.id(), MetadataKeys.all())).isEqualTo(Map.of("ostiary", 1));
    }

    @Test
    void keysThatAuth0ReservesOrForbidsAreKeptAtEveryLevel() {
        User ada = users.create(NewUser.withEmail("ada@example.com").build());
        Map<String, Object> odd =
                Map.of("email", 1, "a.b", Map.of("c.d", List.of(Map.of("$e", 2))), "user_id", "x", "~", true);

        assertThat(metadata.merge(ada.id(), Map.copyOf(odd))).isEqualTo(odd);
        assertThat(metadata.merge(ada.id(), Map.of("a.b", Map.of("f.g", 3))))
                .containsEntry("a.b", Map.of("c.d", List.of(Map.of("$e", 2)), "f.g", 3));
        assertThat(metadata.delete(ada.id(), MetadataKeys.of("a.b", "email")))
                .isEqualTo(Map.of("user_id", "x", "~", true));
    }

    @Test
    void anIdThatWouldBeAnotherPathReachesNothing() {
        users.create(NewUser.withEmail("ada@example.com").build());
        auth0.tenant.log().clear();

        for (String id : List.of(".", "..", "../users", "%2e%2e", "auth0|x/../..")) {
            assertThat(users.find(UserId.of(id))).as(id).isEmpty();
            assertThatThrownBy(() -> users.delete(UserId.of(id))).as(id).hasMessageContaining("no user");
        }
        assertThat(auth0.tenant.log().exchanges())
                .extracting(Exchange::operation)
                .doesNotContain("GET /users", "DELETE /users/{id}");
        assertThat(users.count(UserQuery.all())).isEqualTo(1);
    }

    @Test
    void aSearchThatAuth0GivesUpIsNotSentAgain() {
        auth0.tenant.faults().next(1, "GET /users", new Fault.Status(503));

        assertThatThrownBy(() -> users.count(UserQuery.containing("ada"))).hasMessageContaining("restrict");

        assertThat(auth0.tenant.log().exchanges("GET /users")).hasSize(1);
    }

    private List<String> requests(String operation) {
        return auth0.tenant.log().exchanges(operation).stream()
                .map(exchange -> String.valueOf(exchange.request()))
                .toList();
    }
}
