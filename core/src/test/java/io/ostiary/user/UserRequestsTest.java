package io.ostiary.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.Violation;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is validated about requests before any backend sees them. */
class UserRequestsTest {
    private static final User ADA = User.builder(UserId.of("u1"), UserStatus.ACTIVE, Instant.EPOCH)
            .email("ada@example.com")
            .emailVerified(true)
            .name("Ada")
            .build();

    @Test
    void aNewUserNeedsSomebodyToBe() {
        invalid(() -> NewUser.builder().givenName("Ada").build(), "email");
        assertThat(NewUser.builder().phone("+12").build().phone()).isEqualTo("+12");
    }

    @Test
    void everythingWrongWithANewUserIsToldAtOnce() {
        invalid(
                () -> NewUser.builder()
                        .email("x")
                        .username("a b")
                        .phone("1")
                        .givenName("n".repeat(151))
                        .familyName("")
                        .name("n\u0000")
                        .password(Secret.of("short"))
                        .metadata(Map.of("a", new Object()))
                        .build(),
                "email",
                "username",
                "phone",
                "given_name",
                "family_name",
                "name",
                "password",
                "metadata.a");
    }

    @Test
    void aVerifiedAddressNeedsAnAddress() {
        invalid(() -> NewUser.withUsername("ada").emailVerified(true).build(), "email_verified");
    }

    @Test
    void aPasswordIsOfPermittedLength() {
        for (int length : Set.of(0, 7, 257)) {
            invalid(() -> NewPassword.of(Secret.of("x".repeat(length))), "password");
        }
        assertThat(NewPassword.of(Secret.of("x".repeat(256))).temporary()).isFalse();
        assertThat(NewPassword.temporary(Secret.of("x".repeat(8))).temporary()).isTrue();
    }

    @Test
    void aPatchKeepsWhatItDoesNotName() {
        assertThat(UserPatch.builder().build().applyTo(ADA)).isEqualTo(ADA);
        assertThat(UserPatch.builder().name(Change.clear()).build().applyTo(ADA))
                .isEqualTo(ADA.toBuilder().name(null).build());
    }

    @Test
    void aChangedAddressCountsAsUnverifiedAndTheSameAddressDoesNot() {
        assertThat(patched(UserPatch.builder().email(Change.set("new@example.com")))
                        .emailVerified())
                .isFalse();
        assertThat(patched(UserPatch.builder().email(Change.set("ADA@example.com")))
                        .emailVerified())
                .isTrue();
    }

    @Test
    void anAddressThatMerelyLooksTheSameInUpperCaseCountsAsChanged() {
        User bianchi = ADA.toBuilder().email("bianchi@example.com").build();

        assertThat(UserPatch.builder()
                        .email(Change.set("bıanchi@example.com"))
                        .build()
                        .applyTo(bianchi)
                        .emailVerified())
                .isFalse();
    }

    @Test
    void aPatchLeavesSomebody() {
        invalid(() -> patched(UserPatch.builder().email(Change.clear())), "email");
        assertThat(patched(UserPatch.builder().email(Change.clear()).phone(Change.set("+12")))
                        .email())
                .isNull();
    }

    @Test
    void aPatchIsChecked() {
        invalid(() -> UserPatch.builder().email(Change.set("x")).build(), "email");
    }

    @Test
    void aQueryIsChecked() {
        invalid(() -> UserQuery.containing(""), "query");
        invalid(
                () -> UserQuery.builder()
                        .createdAfter(Instant.EPOCH)
                        .createdBefore(Instant.EPOCH)
                        .build(),
                "created_after");
    }

    @Test
    void aClaimMapperIsChecked() {
        assertThat(ClaimMapper.RESERVED)
                .contains("sub", "name", "picture", "locale", "phone_number", "updated_at", "s_hash", "events")
                .doesNotContain("plan");
        ClaimMapper.RESERVED.forEach(claim -> invalid(() -> new ClaimMapper("plan", claim, true, true), "claim"));
        invalid(() -> new ClaimMapper("plan", "plan", false, false), "access_token");
        invalid(() -> new ClaimMapper("a b", "", true, true), "attribute", "claim");
    }

    @Test
    void namedKeysAreAtLeastOne() {
        invalid(() -> MetadataKeys.of(Set.of()), "keys");
        assertThat(MetadataKeys.of("a").covers("a")).isTrue();
        assertThat(MetadataKeys.of("a").covers("b")).isFalse();
        assertThat(MetadataKeys.all().covers("anything")).isTrue();
    }

    @Test
    void aReasonIsChecked() {
        invalid(() -> new Disablement("r".repeat(501), false), "reason");
        assertThat(Disablement.endingSessions().revokeSessions()).isTrue();
        assertThat(Disablement.keepingSessions().revokeSessions()).isFalse();
    }

    @Test
    void aUserIsCalledByTheBestNameThereIs() {
        User.Builder nobody = User.builder(UserId.of("u1"), UserStatus.ACTIVE, Instant.EPOCH);

        assertThat(nobody.build().label()).isEqualTo("u1");
        assertThat(nobody.phone("+12").build().label()).isEqualTo("+12");
        assertThat(nobody.username("ada").build().label()).isEqualTo("ada");
        assertThat(nobody.email("a@b.co").build().label()).isEqualTo("a@b.co");
    }

    @Test
    void metadataIsCopied() {
        assertThat(NewUser.withEmail("a@b.co").metadata(Map.of("a", 1)).build().metadata())
                .isEqualTo(Map.of("a", 1));
        invalid(
                () -> NewUser.withEmail("a@b.co")
                        .metadata(Map.of("a", new Object()))
                        .build(),
                "metadata.a");
    }

    private static User patched(UserPatch.Builder patch) {
        return patch.build().applyTo(ADA);
    }

    private static void invalid(ThrowingCallable call, String... fields) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::field)
                                .containsExactlyInAnyOrder(fields));
    }
}
