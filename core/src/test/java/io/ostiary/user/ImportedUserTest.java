package io.ostiary.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ImportedUserTest {
    private static final User ADA = User.builder(UserId.of("u1"), UserStatus.DISABLED, Instant.EPOCH)
            .email("ada@example.com")
            .emailVerified(true)
            .username("ada")
            .phone("+441234567890")
            .givenName("Ada")
            .familyName("Lovelace")
            .name("Ada Lovelace")
            .build();

    @Test
    void whatARowDoesNotGiveStays() {
        assertThat(row(NewUser.withUsername("ada")).applyTo(ADA)).isEqualTo(ADA);
    }

    @Test
    void whatARowGivesReplacesWhatWasThere() {
        NewUser.Builder given = NewUser.withEmail("countess@example.com")
                .username("countess")
                .phone("+440987654321")
                .givenName("Augusta")
                .familyName("King")
                .name("Augusta King");

        assertThat(row(given).applyTo(ADA))
                .isEqualTo(ADA.toBuilder()
                        .email("countess@example.com")
                        .emailVerified(false)
                        .username("countess")
                        .phone("+440987654321")
                        .givenName("Augusta")
                        .familyName("King")
                        .name("Augusta King")
                        .build());
    }

    @Test
    void anAddressStaysVerifiedWhereItIsNoOther() {
        assertThat(row(NewUser.withEmail("Ada@Example.com")).applyTo(ADA))
                .isEqualTo(ADA.toBuilder().email("Ada@Example.com").build());
    }

    @Test
    void anAddressIsVerifiedWhereTheRowSaysSo() {
        assertThat(row(NewUser.withEmail("countess@example.com").emailVerified(true))
                        .applyTo(ADA)
                        .emailVerified())
                .isTrue();
    }

    private static ImportedUser row(NewUser.Builder user) {
        return new ImportedUser(1, user.build(), null);
    }
}
