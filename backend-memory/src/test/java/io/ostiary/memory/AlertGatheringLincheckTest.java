package io.ostiary.memory;

import io.ostiary.IdentityException;
import io.ostiary.IfExists;
import io.ostiary.PageRequest;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertResolution;
import io.ostiary.alert.SecurityAlertId;
import io.ostiary.backend.Directory;
import io.ostiary.role.NewRole;
import io.ostiary.role.RoleId;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import java.util.List;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever happens while somebody handles an alert is in it, or in the next one, and counts once. */
public class AlertGatheringLincheckTest {
    private static final SecurityAlertId FIRST = SecurityAlertId.of("alert-1");

    private final Directory directory = RepeatableBackend.open().directory(Fixture.MAIN, Fixture.CALL);
    private final UserId user =
            directory.users().create(NewUser.withUsername("ada").build()).id();
    private final RoleId admin =
            directory.roles().create(NewRole.of("admin"), IfExists.FAIL).value().id();

    @Operation
    public void grant() {
        directory.roles().assign(user, admin, null);
    }

    @Operation
    public String acknowledge() {
        try {
            return directory.securityAlerts().acknowledge(FIRST).status().name();
        } catch (IdentityException e) {
            return e.code().id();
        }
    }

    @Operation
    public String resolve() {
        try {
            return directory
                    .securityAlerts()
                    .resolve(FIRST, AlertResolution.WITHOUT_NOTE)
                    .status()
                    .name();
        } catch (IdentityException e) {
            return e.code().id();
        }
    }

    @Operation
    public List<String> alerts() {
        return directory.securityAlerts().list(AlertQuery.ALL, PageRequest.first()).items().stream()
                .map(alert -> alert.id() + " " + alert.status() + " " + alert.events())
                .toList();
    }

    @Test
    @Timeout(300) // Every processor is busy with it, and others may be at work beside it.
    void whatTwoDoAtOnceIsLikeOneAfterTheOther() {
        new StressOptions()
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .iterations(10)
                .invocationsPerIteration(100)
                .check(AlertGatheringLincheckTest.class);
    }
}
