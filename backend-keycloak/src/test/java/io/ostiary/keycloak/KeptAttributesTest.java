package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.Call;
import io.ostiary.NotConfiguredException;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.userprofile.config.UPConfig;

/** A realm that begins to drop attributes although it kept them a moment ago. */
class KeptAttributesTest {
    private final KeycloakHarness harness = new KeycloakHarness();
    private final IdentityBackend backend = harness.openAsIs();
    private final Directory directory = backend.directory(harness.tenant(), Call.system("test"));

    @BeforeEach
    void keepAttributesAtFirst() {
        var unused = backend.setup(Call.system("test")).fix(harness.tenant());
        User user =
                directory.users().create(NewUser.withEmail("ada@example.com").build());
        assertThat(directory.metadata().merge(user.id(), Map.of("plan", "free")))
                .containsEntry("plan", "free");
        UPConfig profile = harness.realm().users().userProfile().getConfiguration();
        profile.setUnmanagedAttributePolicy(null);
        harness.realm().users().userProfile().update(profile);
    }

    @AfterEach
    void close() {
        backend.close();
        harness.close();
    }

    @Test
    void metadataThatWasDroppedIsNotSaidToBeSet() {
        User user =
                directory.users().create(NewUser.withEmail("bob@example.com").build());

        assertThatExceptionOfType(NotConfiguredException.class)
                .isThrownBy(() -> directory.metadata().merge(user.id(), Map.of("plan", "pro")))
                .withMessageContaining("unmanagedAttributePolicy");
    }

    @Test
    void aUserWhoLostAnAttributeAtCreationIsNotLeftBehind() {
        NewUser wanted =
                NewUser.withEmail("bob@example.com").phone("+3215550100").build();

        assertThatExceptionOfType(NotConfiguredException.class)
                .isThrownBy(() -> directory.users().create(wanted))
                .withMessageContaining("unmanagedAttributePolicy");

        assertThat(directory.users().count(UserQuery.containing("bob"))).isZero();
    }
}
