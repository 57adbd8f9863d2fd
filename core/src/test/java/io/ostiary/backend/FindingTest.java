package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.tenant.TenantId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static final TenantId ACME = TenantId.of("acme");

    @Test
    void aRefusalNamesTheSettingAndTheRemedy() {
        Finding finding = new Finding(ACME, "smtpServer", "name a mail server", Set.of(Operation.LIST_USERS), false);

        assertThat(finding.refusal(Operation.LIST_USERS))
                .hasMessage("list_users: smtpServer of acme is not configured; name a mail server");
    }

    @Test
    void whatCanBeFixedNamesTheCommandThatFixesIt() {
        Finding finding = new Finding(ACME, "client ostiary", "create it", Set.of(Operation.LIST_USERS), true);

        assertThat(finding.refusal(Operation.COUNT_USERS).remedy())
                .isEqualTo("create it, or run ostiary doctor --fix --tenant acme");
    }

    @Test
    void somethingMustNeedIt() {
        assertThatThrownBy(() -> new Finding(ACME, "smtpServer", "name a mail server", Set.of(), false))
                .isInstanceOf(InvalidArgumentException.class);
    }
}
