package io.ostiary.fault;

import static io.ostiary.Operation.GET_SECURITY_STATS;
import static io.ostiary.Operation.LIST_SECURITY_ALERTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IfExists;
import io.ostiary.PageRequest;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.user.User;
import java.util.List;

/** The acts on {@link io.ostiary.alert.SecurityAlerts}. */
final class SecurityAlertActs {
    private static final AlertQuery GRANTS = AlertQuery.of(AlertKind.ADMIN_ROLE_GRANTED);

    static final List<Act<?>> ALL = List.of(
            Act.read(
                    LIST_SECURITY_ALERTS,
                    SecurityAlertActs::administrator,
                    (client, user) -> assertThat(client.securityAlerts()
                                    .list(GRANTS, PageRequest.first(1))
                                    .items())
                            .isNotEmpty()),
            Act.read(
                    GET_SECURITY_STATS,
                    SecurityAlertActs::administrator,
                    (client, user) -> assertThat(client.securityAlerts()
                                    .stats(AlertPeriod.ALL)
                                    .byKind()
                                    .get(AlertKind.ADMIN_ROLE_GRANTED))
                            .isPositive()));

    private SecurityAlertActs() {}

    private static User administrator(TenantClient client) {
        User user = Subjects.user(client);
        Role role = client.roles()
                .create(NewRole.of(Subjects.name(client) + "-admin"), IfExists.FAIL)
                .value();
        client.roles().assign(user.id(), role.id(), null);
        return user;
    }
}
