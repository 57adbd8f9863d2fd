package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Call;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.ConformanceKit;
import io.ostiary.conformance.Harness;
import io.ostiary.role.NewRole;
import io.ostiary.role.RoleId;
import io.ostiary.session.SignIn;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserSort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the backend takes for granted of Auth0 though neither its documents nor any recorded answer tell. Where one of these
 * fails on a live tenant, the emulator is wrong too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnverifiedAnswers implements UnverifiedAccess {
    private final TenantHarness harness = harness();
    private final IdentityBackend backend = harness.open();
    private final Directory directory = backend.directory(harness.tenant(), Call.system("kit"));
    private final String mark =
            ConformanceKit.MARK + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    /** What runs them. */
    abstract TenantHarness harness();

    @Override
    public TenantHarness tenant() {
        return harness;
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public String mark() {
        return mark;
    }

    @AfterAll
    void close() {
        try (Harness last = harness;
                IdentityBackend first = backend) {
            assertThat(List.of(last, first)).doesNotContainNull();
        }
    }

    @Test
    void aRangeOfAddressesFindsThoseFromTheBoundOn() {
        for (String name : List.of("a", "b", "c")) {
            create(NewUser.withEmail(name + "-range-" + mark + "@example.com"));
        }

        harness.eventually(() -> {
            assertThat(found("email:[\"b-range-" + mark + "@example.com\" TO *]", "email", "-range-"))
                    .containsExactly("b", "c");
            assertThat(found("email:{\"b-range-" + mark + "@example.com\" TO *]", "email", "-range-"))
                    .containsExactly("c");
        });
    }

    @Test
    void aRangeOfUsernamesFindsThoseFromTheBoundOn() {
        for (String name : List.of("a", "b", "c")) {
            create(NewUser.withUsername(name + "-range-" + mark));
        }

        harness.eventually(() -> assertThat(found("username:[\"b-range-" + mark + "\" TO *]", "username", "-range-"))
                .containsExactly("b", "c"));
    }

    @Test
    void aRangeOfIdsFindsThoseFromTheBoundOn() {
        List<String> ids = List.of(someUser(), someUser(), someUser()).stream()
                .map(user -> user.id().value())
                .sorted()
                .toList();

        harness.eventually(() -> assertThat(search("user_id:[\"" + ids.get(1) + "\" TO *]", "user_id"))
                .contains(ids.get(1), ids.get(2))
                .doesNotContain(ids.get(0)));
    }

    @Test
    void anInstantOfCreationFindsWhoWasCreatedThen() {
        User user = someUser();
        String createdAt = harness.operator()
                .get(Map.of(), "users", user.id().value())
                .path("created_at")
                .asText();

        harness.eventually(() -> assertThat(search("created_at:\"" + createdAt + "\"", "user_id"))
                .contains(user.id().value()));
    }

    @Test
    void whoHasNoAddressIsFoundByItsAbsence() {
        User user = create(NewUser.withUsername("absent-" + mark));

        harness.eventually(() -> assertThat(search("NOT _exists_:email", "user_id"))
                .contains(user.id().value()));
    }

    @Test
    void textInTheMiddleOfANameIsFoundInWhateverCase() {
        User user = create(NewUser.withEmail("infix-" + mark + "@example.com").givenName("Xy" + mark + "yX"));

        harness.eventually(() -> {
            for (String text : List.of(mark + "yx", "nfix-" + mark)) {
                assertThat(directory
                                .users()
                                .list(
                                        UserQuery.builder()
                                                .text(text)
                                                .sort(UserSort.EMAIL)
                                                .build(),
                                        io.ostiary.PageRequest.first())
                                .items())
                        .as(text)
                        .extracting(User::id)
                        .containsExactly(user.id());
            }
        });
    }

    @Test
    void assigningARoleThatIsNotThereIsNotFound() {
        User user = someUser();

        assertThatThrownBy(() -> directory.roles().assign(user.id(), RoleId.of("rol_aaaaaaaaaaaaaaaa"), null))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo("role"));
    }

    @Test
    void assigningARoleToNobodyIsNotFound() {
        var role = directory
                .roles()
                .create(NewRole.of(mark + "-nobody"), IfExists.FAIL)
                .value();

        assertThatThrownBy(() -> directory.roles().assign(UserId.of("auth0|000000000000000000000000"), role.id(), null))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo("user"));
    }

    @Test
    void theRefusalOfAWeakPasswordNamesThePassword() {
        assertThatThrownBy(() -> create(
                        NewUser.withEmail("weak-" + mark + "@example.com").password(Secret.of("only-letters"))))
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        refusal ->
                                assertThat(refusal.violations().get(0).field()).isEqualTo("password"));
    }

    @Test
    void aRefreshTokenKeepsItsIdWhenItIsRotated() {
        User user = create(NewUser.withEmail("rotated-" + mark + "@example.com").password(PASSWORD));
        var first = signedIn(directory.sessions().authenticate("rotated-" + mark + "@example.com", PASSWORD));
        harness.eventually(() -> assertThat(refreshTokens(user)).hasSize(1));
        List<String> before = refreshTokens(user);

        var second = signedIn(directory
                .sessions()
                .refresh(Objects.requireNonNull(first.tokens().refreshToken())));

        assertThat(second.tokens().refreshToken()).isNotEqualTo(first.tokens().refreshToken());
        harness.eventually(() -> assertThat(refreshTokens(user)).isEqualTo(before));
    }

    private User someUser() {
        return create(NewUser.withEmail("user-" + UUID.randomUUID() + "@example.com"));
    }

    private User create(NewUser.Builder user) {
        return directory.users().create(user.build());
    }

    private static SignIn.SignedIn signedIn(SignIn outcome) {
        assertThat(outcome).isInstanceOf(SignIn.SignedIn.class);
        return (SignIn.SignedIn) outcome;
    }

    private List<String> refreshTokens(User user) {
        return texts(
                harness.operator()
                        .get(Map.of("take", "100"), "users", user.id().value(), "refresh-tokens")
                        .path("tokens"),
                "id");
    }

    /** The beginnings of this test's names, up to the part that they share. */
    private List<String> found(String q, String field, String shared) {
        return search(q, field).stream()
                .filter(text -> text.contains(shared + mark))
                .map(text -> text.substring(0, text.indexOf(shared)))
                .toList();
    }

    private List<String> search(String q, String field) {
        return texts(
                harness.operator()
                        .get(Map.of("q", q, "search_engine", "v3", "sort", field + ":1", "per_page", "100"), "users"),
                field);
    }

    private static List<String> texts(JsonNode items, String field) {
        return items.valueStream().map(item -> item.path(field).asText()).toList();
    }
}
