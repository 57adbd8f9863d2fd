package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.NotConfiguredException;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.Secret;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertSubject;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.alert.SecurityAlerts;
import io.ostiary.user.User;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** What a realm's own administration and its attackers leave behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakSecurityAlertsTest {
    private final LiveRealm realm = new LiveRealm();
    private final SecurityAlerts alerts = realm.directory().securityAlerts();

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void aRoleOfTheRealmsManagementIsAnAlertAndOneOfAnotherClientIsNone() {
        User manager = realm.someUser();
        User reader = realm.someUser();
        RoleRepresentation given = give(manager, "realm-management", "manage-users");
        give(reader, "account", "view-profile");

        realm.harness()
                .eventually(() -> assertThat(alerts(AlertKind.ADMIN_ROLE_GRANTED))
                        .singleElement()
                        .satisfies(alert -> {
                            assertThat(alert.subject())
                                    .isEqualTo(AlertSubject.user(manager.id().value()));
                            assertThat(alert.related()).containsExactly(AlertSubject.role(given.getId()));
                        }));
    }

    @Test
    void manyUsersFromOneAddressAreASprayAndFewAreNone() {
        for (int nobody = 1; nobody < FailedSignIns.SPRAYED_USERS; nobody++) {
            tryToSignIn("nobody" + nobody + "@example.com");
        }
        assertThat(alerts(AlertKind.PASSWORD_SPRAY)).isEmpty();

        User somebody = realm.someUser();
        tryToSignIn(String.valueOf(somebody.email()));

        realm.harness()
                .eventually(() -> assertThat(alerts(AlertKind.PASSWORD_SPRAY))
                        .singleElement()
                        .satisfies(alert -> {
                            assertThat(alert.subject().kind()).isEqualTo(AlertSubject.Kind.ADDRESS);
                            assertThat(alert.related())
                                    .containsExactly(
                                            AlertSubject.user(somebody.id().value()));
                            assertThat(alert.events()).isEqualTo(FailedSignIns.SPRAYED_USERS);
                        }));
    }

    @Test
    void whereTheRealmSavesNoEventsThereIsNothingToTellAlertsBy() {
        try (var silent = new LiveRealm()) {
            RealmRepresentation off = silent.realm().toRepresentation();
            off.setEventsEnabled(false);
            silent.realm().update(off);
            SecurityAlerts none = silent.directory().securityAlerts();

            assertThatExceptionOfType(NotConfiguredException.class)
                    .isThrownBy(() -> none.list(AlertQuery.ALL, PageRequest.first()));
            assertThatExceptionOfType(NotConfiguredException.class).isThrownBy(() -> none.stats(AlertPeriod.ALL));
        }
    }

    private RoleRepresentation give(User user, String client, String role) {
        String id = realm.realm().clients().findByClientId(client).get(0).getId();
        RoleScopeResource roles =
                realm.realm().users().get(user.id().value()).roles().clientLevel(id);
        RoleRepresentation wanted =
                realm.realm().clients().get(id).roles().get(role).toRepresentation();
        roles.add(List.of(wanted));
        return wanted;
    }

    private void tryToSignIn(String identifier) {
        var unused = realm.sessions().authenticate(identifier, Secret.of("battery staple"));
    }

    private List<SecurityAlert> alerts(AlertKind kind) {
        return Pages.stream(page -> alerts.list(AlertQuery.of(kind), page)).toList();
    }
}
