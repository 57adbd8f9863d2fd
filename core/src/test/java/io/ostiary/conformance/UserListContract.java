package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Capabilities;
import io.ostiary.user.Disablement;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserSort;
import io.ostiary.user.UserStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Listing and counting users. */
abstract class UserListContract extends Contract {
    @Needs(
            value = {CREATE_USER, LIST_USERS},
            parameters = "list_users.query")
    void aListHoldsTheUsersThatMatchAndNoOthers() {
        User first = someUser();
        User second = someUser();

        eventually(() -> assertThat(matching(mine())).containsExactlyInAnyOrder(id(first), id(second)));
    }

    @Needs({CREATE_USER, LIST_USERS})
    void aListWithoutRestrictionHoldsEverybody() {
        User user = someUser();

        eventually(() -> assertThat(matching(UserQuery.builder())).contains(id(user)));
    }

    @Needs(
            value = {CREATE_USER, LIST_USERS},
            parameters = "list_users.query")
    void textMatchesTheAddressInWhateverCase() {
        User user = someUser();

        eventually(() -> assertThat(matching(
                        UserQuery.builder().text(fixture.mark().substring(2).toUpperCase(Locale.ROOT))))
                .containsExactly(id(user)));
    }

    @Needs(
            value = {CREATE_USER, LIST_USERS},
            parameters = {"list_users.query", "create_user.username"})
    void textMatchesTheUsername() {
        User user = users.create(NewUser.withUsername(fixture.name() + ".login").build());

        eventually(() -> assertThat(
                        matching(UserQuery.builder().text(fixture.mark().substring(2) + "-1.LOG")))
                .containsExactly(id(user)));
    }

    @Needs(
            value = {CREATE_USER, LIST_USERS},
            parameters = {"list_users.query", "create_user.given_name", "create_user.family_name"})
    void textMatchesTheGivenAndTheFamilyName() {
        String given = "given" + fixture.mark();
        String family = "family" + fixture.mark();
        User user = users.create(NewUser.withEmail(fixture.email())
                .givenName(given)
                .familyName(family)
                .build());

        for (String name : List.of(given, family)) {
            eventually(() -> assertThat(
                            matching(UserQuery.builder().text(name.substring(2).toUpperCase(Locale.ROOT))))
                    .as(name)
                    .containsExactly(id(user)));
        }
    }

    /** No call shows that it means the full name, so where that is declared lacking it is simply not found. */
    @Needs(
            value = {CREATE_USER, LIST_USERS, COUNT_USERS},
            parameters = {"list_users.query", "count_users.query", "create_user.name"})
    void textMatchesTheFullNameUnlessThatIsDeclaredLacking() {
        Capabilities capabilities = fixture.backend().capabilities();
        String full = "full" + fixture.mark();
        User user = users.create(NewUser.withEmail(fixture.email()).name(full).build());
        UserQuery query = UserQuery.containing(full.substring(2).toUpperCase(Locale.ROOT));
        eventually(() -> assertThat(matching(mine())).containsExactly(id(user)));

        eventually(() -> {
            assertThat(all(page -> users.list(query, page)))
                    .hasSize(capabilities.supports(LIST_USERS, "query.name") ? 1 : 0);
            assertThat(users.count(query)).isEqualTo(capabilities.supports(COUNT_USERS, "query.name") ? 1 : 0);
        });
    }

    @Needs(
            value = {CREATE_USER, LIST_USERS, COUNT_USERS},
            parameters = {"list_users.query", "count_users.query"})
    void wildcardsInTextAreText() {
        someUser();
        eventually(() -> assertThat(matching(mine())).hasSize(1));

        for (String wildcard : List.of("%", "_", "*", "?", ".", ".*", "\\")) {
            UserQuery query = UserQuery.containing(fixture.mark() + wildcard + "1");

            assertThat(all(page -> users.list(query, page))).as(wildcard).isEmpty();
            assertThat(users.count(query)).as(wildcard).isZero();
        }
    }

    @Needs(
            value = {CREATE_USER, DISABLE_USER, LIST_USERS},
            parameters = {"list_users.query", "list_users.status"})
    void statusRestricts() {
        User active = someUser();
        User disabled = someUser();
        users.disable(disabled.id(), Disablement.keepingSessions());

        eventually(() -> {
            assertThat(matching(mine().status(UserStatus.ACTIVE))).containsExactly(id(active));
            assertThat(matching(mine().status(UserStatus.DISABLED))).containsExactly(id(disabled));
        });
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, LIST_USERS, COUNT_USERS},
            parameters = {
                "list_users.query",
                "list_users.status",
                "list_users.status.locked",
                "count_users.query",
                "count_users.status",
                "count_users.status.locked"
            })
    void lockedUsersAreFound() {
        someUser();
        User locked = someUser(fixture.password());
        lock(locked);

        eventually(() -> {
            assertThat(matching(mine().status(UserStatus.LOCKED))).containsExactly(id(locked));
            assertThat(users.count(mine().status(UserStatus.LOCKED).build())).isEqualTo(1);
        });
    }

    @Needs(
            value = {CREATE_USER, LIST_USERS},
            parameters = {"list_users.query", "list_users.email_verified", "create_user.email_verified"})
    void verifiedAddressesRestrict() {
        User unverified = someUser();
        User verified = users.create(
                NewUser.withEmail(fixture.email()).emailVerified(true).build());

        eventually(() -> {
            assertThat(all(page -> users.list(mine().emailVerified(true).build(), page)))
                    .extracting(User::id)
                    .containsExactly(verified.id());
            assertThat(matching(UserQuery.builder().text(fixture.mark())))
                    .containsExactlyInAnyOrder(id(unverified), id(verified));
        });
    }

    @Needs(
            value = {CREATE_USER, LIST_USERS},
            parameters = {"list_users.query", "list_users.created_after", "list_users.created_before"})
    void theTimeOfCreationRestrictsFromAnInstantOnAndUpToIt() {
        User user = someUser();
        Instant created = user.createdAt();

        eventually(() -> {
            assertThat(matching(mine().createdAfter(created))).containsExactly(id(user));
            assertThat(matching(mine().createdBefore(created.plusSeconds(2)))).containsExactly(id(user));
            assertThat(matching(mine().createdAfter(created.minusSeconds(2)).createdBefore(created.plusSeconds(2))))
                    .containsExactly(id(user));
        });
        assertThat(matching(mine().createdBefore(created))).isEmpty();
        assertThat(matching(mine().createdAfter(created.plusSeconds(2)))).isEmpty();
    }

    @Needs(
            value = {CREATE_USER, LIST_USERS},
            parameters = {"list_users.query", "list_users.sort"})
    void theListIsOrderedByCreationWhereAsked() {
        someUser();
        tick();
        someUser();
        tick();
        someUser();

        eventually(() -> {
            assertThat(sorted(UserSort.CREATED_AT))
                    .hasSize(3)
                    .extracting(User::createdAt)
                    .isSorted();
            assertThat(sorted(UserSort.CREATED_AT_DESC))
                    .hasSize(3)
                    .extracting(User::createdAt)
                    .isSortedAccordingTo(Comparator.reverseOrder());
        });
    }

    @Needs(
            value = {CREATE_USER, LIST_USERS},
            parameters = {"list_users.query", "list_users.sort", "create_user.username"})
    void theListIsOrderedByAddressWhereAskedAndThoseWithoutComeLast() {
        users.create(NewUser.withUsername(fixture.name()).build());
        for (String letter : List.of("c", "a", "b")) {
            users.create(NewUser.withEmail(letter + fixture.email()).build());
        }

        eventually(() -> assertThat(sorted(UserSort.EMAIL))
                .extracting(user -> initial(user.email()))
                .containsExactly("a", "b", "c", "-"));
    }

    @Needs(
            value = {CREATE_USER, COUNT_USERS},
            parameters = {
                "count_users.query",
                "count_users.email_verified",
                "count_users.sort",
                "create_user.email_verified"
            })
    void aCountIsHowManyMatchInWhateverOrder() {
        someUser();
        someUser();
        users.create(NewUser.withEmail(fixture.email()).emailVerified(true).build());

        eventually(() -> {
            assertThat(users.count(mine().build())).isEqualTo(3);
            assertThat(users.count(mine().emailVerified(true).build())).isEqualTo(1);
            assertThat(users.count(mine().sort(UserSort.EMAIL).build())).isEqualTo(3);
        });
    }

    @Needs({CREATE_USER, LIST_USERS})
    void aTotalIsTrueWhereItIsSaid() {
        someUser();

        eventually(() -> {
            Long total =
                    users.list(UserQuery.all(), io.ostiary.PageRequest.first()).total();
            if (total != null) {
                assertThat(total)
                        .isEqualTo(
                                all(page -> users.list(UserQuery.all(), page)).size());
            }
        });
    }

    private UserQuery.Builder mine() {
        return UserQuery.builder().text(fixture.mark());
    }

    private List<String> matching(UserQuery.Builder query) {
        return all(page -> users.list(query.build(), page)).stream()
                .map(UserListContract::id)
                .toList();
    }

    private List<User> sorted(UserSort sort) {
        return all(page -> users.list(mine().sort(sort).build(), page));
    }

    private void tick() {
        fixture.harness().clock().ifPresent(clock -> clock.accept(java.time.Duration.ofSeconds(1)));
    }

    private static String id(User user) {
        return user.id().value();
    }

    private static String initial(@Nullable String email) {
        return email == null ? "-" : email.substring(0, 1);
    }
}
