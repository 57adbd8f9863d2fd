package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IfExists;
import io.ostiary.role.NewRole;
import io.ostiary.user.User;
import io.ostiary.user.UserExport;
import org.junit.jupiter.api.Test;

class UserExportTest {
    private final Fixture fixture = Fixture.open();

    @Test
    void everythingIsThereButNoCredential() {
        fixture.roles().create(NewRole.builder("member").isDefault(true).build(), IfExists.FAIL);
        User ada = fixture.user("ada@example.com");
        var signedIn = fixture.signIn("ada@example.com");
        String key = fixture.backend()
                .enrolTotp(Fixture.MAIN, ada.id(), "phone")
                .reveal()
                .replaceAll(".*secret=([A-Z2-7]{32}).*", "$1");
        fixture.users().sendPasswordReset(ada.id(), null);

        UserExport export = fixture.users().export(ada.id());

        assertThat(export.sections())
                .containsOnlyKeys(
                        "profile",
                        "identities",
                        "metadata",
                        "roles",
                        "sessions",
                        "mfa_factors",
                        "groups",
                        "memberships",
                        "audit_events",
                        "billing");
        assertThat(export.exportedAt()).isEqualTo(fixture.clock().instant());
        assertThat(key).hasSize(32);
        assertThat(export.sections().toString())
                .contains(
                        "email=ada@example.com",
                        "created_at=2026-01-01T00:00:00Z",
                        "key=member",
                        "type=totp",
                        "type=user.create")
                .contains(Fixture.session(signedIn).id().value())
                .doesNotContain("argon2", key, Fixture.refreshToken(signedIn).reveal(), Fixture.PASSWORD.reveal());
    }
}
