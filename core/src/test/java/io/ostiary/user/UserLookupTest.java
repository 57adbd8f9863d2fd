package io.ostiary.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserLookupTest {
    private static final User ADA =
            user("u1").email("ada@example.com").username("ada").build();
    private static final User OTHER_ADA = user("u2").email("ada@example.com").build();
    private static final User NAMED_LIKE_AN_ADDRESS =
            user("u3").username("ada@example.com").build();
    private static final User NAMED_LIKE_AN_ID = user("u4").username("u1").build();

    @Test
    void aUserIsMeantById() {
        assertThat(among(ADA).resolve(UserRef.parse("id:u1"))).isEqualTo(new UserMatch(ADA, UserMatch.By.ID));
        assertThat(among(ADA).resolve(UserRef.parse("u1"))).isEqualTo(new UserMatch(ADA, UserMatch.By.ID));
    }

    @Test
    void aUserIsMeantByAddressAndByUsername() {
        assertThat(among(ADA).resolve(UserRef.parse("email:ada@example.com")).by())
                .isEqualTo(UserMatch.By.EMAIL);
        assertThat(among(ADA).resolve(UserRef.parse("ada")).by()).isEqualTo(UserMatch.By.USERNAME);
    }

    @Test
    void whatIsMeantByOneNameIsNotLookedForByAnother() {
        assertThatThrownBy(() -> among(ADA).resolve(UserRef.parse("email:ada"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> among(ADA).resolve(UserRef.parse("id:ada"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> among(ADA).resolve(UserRef.parse("username:u1")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void twoUsersOfOneAddressAreAConflictThatListsThem() {
        for (String reference : List.of("email:ada@example.com", "ada@example.com")) {
            assertThatThrownBy(() -> among(ADA, OTHER_ADA).resolve(UserRef.parse(reference)))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("id:u1")
                    .hasMessageContaining("id:u2");
        }
    }

    @Test
    void aUsernameThatLooksLikeSomebodyElsesAddressOrIdIsAConflict() {
        assertThatThrownBy(() -> among(ADA, NAMED_LIKE_AN_ADDRESS).resolve(UserRef.parse("ada@example.com")))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> among(ADA, NAMED_LIKE_AN_ID).resolve(UserRef.parse("u1")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void aPrefixResolvesTheConflict() {
        assertThat(among(ADA, NAMED_LIKE_AN_ADDRESS)
                        .resolve(UserRef.parse("email:ada@example.com"))
                        .user())
                .isEqualTo(ADA);
        assertThat(among(ADA, NAMED_LIKE_AN_ADDRESS)
                        .resolve(UserRef.parse("username:ada@example.com"))
                        .user())
                .isEqualTo(NAMED_LIKE_AN_ADDRESS);
    }

    @Test
    void aUserWhoseUsernameIsTheirAddressIsMeantByBoth() {
        User both = user("u5").email("x@example.com").username("x@example.com").build();

        UserMatch match = among(both).resolve(UserRef.parse("x@example.com"));

        assertThat(match.user()).isEqualTo(both);
        assertThat(match.byUnverifiedEmail()).isFalse();
    }

    @Test
    void anUnverifiedAddressIsAMatchThatSomebodyElseMayHaveMade() {
        User verified = ADA.toBuilder().emailVerified(true).build();

        assertThat(new UserMatch(ADA, UserMatch.By.EMAIL).byUnverifiedEmail()).isTrue();
        assertThat(new UserMatch(verified, UserMatch.By.EMAIL).byUnverifiedEmail())
                .isFalse();
        assertThat(new UserMatch(ADA, UserMatch.By.ID).byUnverifiedEmail()).isFalse();
        assertThat(new UserMatch(ADA, UserMatch.By.USERNAME).byUnverifiedEmail())
                .isFalse();
    }

    @Test
    void anAddressThatMerelyLooksTheSameInUpperCaseIsNoVerifiedMatch() {
        User verified =
                user("u6").email("smith@example.com").emailVerified(true).build();

        assertThat(UserMatch.byEmail(verified, "SMITH@example.com").byUnverifiedEmail())
                .isFalse();
        assertThat(UserMatch.byEmail(verified, "ſmith@example.com").byUnverifiedEmail())
                .isTrue();
    }

    private static User.Builder user(String id) {
        return User.builder(UserId.of(id), UserStatus.ACTIVE, Instant.EPOCH);
    }

    private static UserLookup among(User... users) {
        return new UserLookup() {
            @Override
            public Optional<User> byId(String id) {
                return List.of(users).stream()
                        .filter(u -> u.id().value().equals(id))
                        .findFirst();
            }

            @Override
            public List<User> byEmail(String email) {
                return List.of(users).stream()
                        .filter(u -> email.equals(u.email()))
                        .toList();
            }

            @Override
            public Optional<User> byUsername(String username) {
                return List.of(users).stream()
                        .filter(u -> username.equals(u.username()))
                        .findFirst();
            }
        };
    }
}
