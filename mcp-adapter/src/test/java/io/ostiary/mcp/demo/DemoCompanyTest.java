package io.ostiary.mcp.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ostiary.Call;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.memory.MemoryBackend;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoCompanyTest {
    private static final Call CALL = Call.system("test");

    private final MemoryBackend backend = MemoryBackend.builder().open();
    private final DemoCompany company = DemoCompany.seed(backend.as(CALL));

    @Test
    void thereAreTwoHundredUsersInThreeTenants() {
        assertThat(Pages.stream(backend.tenants(CALL)::list))
                .extracting(Tenant::id)
                .containsExactlyInAnyOrder(company.tenant(), TenantId.of("customers"), TenantId.of("partners"));
        assertThat(count(company.tenant())).isEqualTo(120);
        assertThat(count(TenantId.of("customers"))).isEqualTo(60);
        assertThat(count(TenantId.of("partners"))).isEqualTo(20);
        assertThat(company.summary()).contains("200 users", "24 sessions", "halden-demo-2026");
    }

    @Test
    void everybodySignsInWithTheSamePassword() {
        assertThat(staff().sessions().authenticate("ada.andersen@haldenfreight.example", Secret.of("halden-demo-2026")))
                .isInstanceOf(SignIn.SignedIn.class);
        assertThat(staff().sessions().authenticate("ada.andersen@haldenfreight.example", Secret.of("halden-demo-2027")))
                .isInstanceOf(SignIn.Rejected.class);
    }

    @Test
    void thereIsSomethingToLookAt() {
        assertThat(staff().roles().list(null, PageRequest.first()).items()).hasSize(5);
        assertThat(Pages.stream(page -> staff().sessions().list(null, page))).hasSize(24);
        assertThat(staff().users()
                        .count(UserQuery.builder().status(UserStatus.DISABLED).build()))
                .isEqualTo(2);
        assertThat(staff().users()
                        .count(UserQuery.builder().emailVerified(false).build()))
                .isPositive();
        assertThat(staff().roles()
                        .members(staff().roles().resolve("admin").id(), PageRequest.first())
                        .items())
                .hasSize(2);
    }

    @Test
    void everyCustomerOrdersForOneOfThreeCompanies() {
        Directory customers = backend.directory(TenantId.of("customers"), CALL);

        assertThat(Pages.stream(page -> customers.organizations().list(new OrganizationQuery(null, true), page)))
                .extracting(Organization::slug, Organization::memberCount, Organization::memberLimit)
                .containsExactlyInAnyOrder(
                        tuple("fjord-fish", 20L, 25), tuple("porto-cork", 20L, 25), tuple("amber-works", 20L, 25));
    }

    @Test
    void theCompanyIsTheSameEveryTime() {
        MemoryBackend again = MemoryBackend.builder().open();
        TenantId tenant = DemoCompany.seed(again.as(CALL)).tenant();

        assertThat(addresses(again.directory(tenant, CALL))).isEqualTo(addresses(staff()));
    }

    private Directory staff() {
        return backend.directory(company.tenant(), CALL);
    }

    private long count(TenantId tenant) {
        return backend.directory(tenant, CALL).users().count(UserQuery.all());
    }

    private static List<String> addresses(Directory directory) {
        return Pages.stream(page -> directory.users().list(UserQuery.all(), page))
                .map(User::label)
                .sorted()
                .toList();
    }
}
