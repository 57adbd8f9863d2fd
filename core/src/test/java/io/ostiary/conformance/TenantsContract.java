package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.Upsert;
import io.ostiary.tenant.AuthMethod;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.util.List;
import java.util.Set;

/** Tenants. */
abstract class TenantsContract extends Contract {
    @Needs(GET_TENANT)
    void theTenantAtHandIsFound() {
        TenantId own = fixture.harness().tenant();

        assertThat(tenants.find(own)).hasValueSatisfying(tenant -> {
            assertThat(tenant.id()).isEqualTo(own);
            assertThat(tenant.name()).isNotBlank();
        });
    }

    @Needs(LIST_TENANTS)
    void theTenantAtHandIsListed() {
        assertThat(all(page -> tenants.list(page)))
                .extracting(Tenant::id)
                .contains(fixture.harness().tenant());
    }

    @Needs(GET_TENANT)
    void anIdThatNoTenantHasFindsNothing() {
        for (String id : Hostile.IDS) {
            assertThat(tenants.find(TenantId.of(id))).as(id).isEmpty();
        }
    }

    @Needs(
            value = {CREATE_TENANT, GET_TENANT},
            parameters = "create_tenant.settings")
    void aCreatedTenantIsFoundAsItWasGiven() {
        TenantSettings settings = new TenantSettings(true, Set.of(AuthMethod.PASSWORD, AuthMethod.PASSKEY));
        NewTenant wanted = new NewTenant(TenantId.of(fixture.name()), "Acme " + fixture.mark(), settings);

        Upsert<Tenant> created = tenants.create(wanted, IfExists.FAIL);

        assertThat(created.created()).isTrue();
        assertThat(tenants.find(wanted.id())).hasValueSatisfying(tenant -> {
            assertThat(tenant.id()).isEqualTo(wanted.id());
            assertThat(tenant.name()).isEqualTo(wanted.name());
            assertThat(tenant.settings()).isEqualTo(settings);
        });
    }

    @Needs({CREATE_TENANT, GET_TENANT})
    void anIdThatIsTakenIsRefusedAndTheTenantStays() {
        Tenant first = someTenant("First");

        refuses(
                AlreadyExistsException.class,
                () -> tenants.create(new NewTenant(first.id(), "Second", TenantSettings.DEFAULT), IfExists.FAIL));

        assertThat(tenants.find(first.id()))
                .hasValueSatisfying(tenant -> assertThat(tenant.name()).isEqualTo("First"));
    }

    @Needs(
            value = {CREATE_TENANT, GET_TENANT, CREATE_USER, GET_USER},
            parameters = {"create_tenant.if_exists", "create_tenant.settings"})
    void aTenantThatIsThereIsUpdatedToBeAsGivenWhereAsked() {
        Tenant first = someTenant("First");
        User user = fixture.directory(first.id())
                .users()
                .create(NewUser.withEmail(fixture.email()).build());
        TenantSettings settings = new TenantSettings(true, Set.of(AuthMethod.PASSWORD));

        Upsert<Tenant> updated = tenants.create(new NewTenant(first.id(), "Second", settings), IfExists.UPDATE);

        assertThat(updated.created()).isFalse();
        assertThat(tenants.find(first.id())).hasValueSatisfying(tenant -> {
            assertThat(tenant.name()).isEqualTo("Second");
            assertThat(tenant.settings()).isEqualTo(settings);
        });
        assertThat(fixture.directory(first.id()).users().find(user.id())).isPresent();
    }

    @Needs(
            value = {UPDATE_TENANT, GET_TENANT},
            parameters = "update_tenant.name")
    void theTenantAtHandIsRenamed() {
        TenantId own = fixture.harness().tenant();
        Tenant before = tenants.find(own).orElseThrow();
        String name = "Renamed " + fixture.mark();
        fixture.require(Means.OWN_TENANT);

        assertThat(tenants.update(own, TenantPatch.rename(name)).name()).isEqualTo(name);

        assertThat(tenants.find(own)).hasValueSatisfying(tenant -> {
            assertThat(tenant.name()).isEqualTo(name);
            assertThat(tenant.settings()).isEqualTo(before.settings());
        });
        tenants.update(own, TenantPatch.rename(before.name()));
    }

    @Needs({CREATE_TENANT, LIST_TENANTS})
    void tenantsAreListedById() {
        List<String> ids = List.of(fixture.mark() + "-b", fixture.mark() + "-c", fixture.mark() + "-a");
        ids.forEach(id -> tenants.create(new NewTenant(TenantId.of(id), id, TenantSettings.DEFAULT), IfExists.FAIL));

        assertThat(all(page -> tenants.list(page)))
                .extracting(tenant -> tenant.id().value())
                .isSorted()
                .containsSubsequence(ids.get(2), ids.get(0), ids.get(1));
    }

    @Needs({CREATE_TENANT, DELETE_TENANT, GET_TENANT, LIST_TENANTS})
    void aDeletedTenantIsGone() {
        Tenant tenant = someTenant("Gone");

        tenants.delete(tenant.id());

        assertThat(tenants.find(tenant.id())).isEmpty();
        assertThat(all(page -> tenants.list(page))).extracting(Tenant::id).doesNotContain(tenant.id());
        refuses(NotFoundException.class, () -> tenants.delete(tenant.id()));
    }

    @Needs({CREATE_TENANT, DELETE_TENANT, CREATE_USER, GET_USER})
    void aTenantIsDeletedWithEverythingInIt() {
        Tenant tenant = someTenant("Gone");
        var directory = fixture.directory(tenant.id());
        User user = directory.users().create(NewUser.withEmail(fixture.email()).build());

        tenants.delete(tenant.id());

        refuses(NotFoundException.class, () -> directory.users().find(user.id()));
        tenants.create(new NewTenant(tenant.id(), "Again", TenantSettings.DEFAULT), IfExists.FAIL);
        assertThat(directory.users().find(user.id())).isEmpty();
    }

    @Needs({UPDATE_TENANT, DELETE_TENANT})
    void aTenantThatIsNotThereIsNotFound() {
        TenantId nothing = TenantId.of("nothing-" + fixture.mark());

        refuses(NotFoundException.class, () -> tenants.update(nothing, empty()));
        refuses(NotFoundException.class, () -> tenants.delete(nothing));
    }

    @Needs({CREATE_TENANT, GET_TENANT})
    void aTenantIsMeantByIdAndByName() {
        Tenant tenant = someTenant("Acme " + fixture.mark());

        for (String reference : List.of(tenant.id().value(), tenant.name())) {
            assertThat(resolveTenant(reference).id()).isEqualTo(tenant.id());
        }
    }

    @Needs({CREATE_TENANT, GET_TENANT})
    void anIdIsMeantBeforeAName() {
        Tenant byId = someTenant("By id");
        someTenant(byId.id().value());

        assertThat(resolveTenant(byId.id().value()).id()).isEqualTo(byId.id());
    }

    @Needs({CREATE_TENANT, GET_TENANT})
    void aNameThatSeveralTenantsHaveIsAConflict() {
        String name = "Shared " + fixture.mark();
        someTenant(name);
        someTenant(name);

        refuses(ConflictException.class, () -> resolveTenant(name));
    }

    @Needs(GET_TENANT)
    void aReferenceThatMeansNoTenantIsNotFound() {
        for (String reference : Hostile.IDS) {
            refuses(NotFoundException.class, () -> resolveTenant(reference));
        }
    }

    private Tenant someTenant(String name) {
        return tenants.create(new NewTenant(TenantId.of(fixture.name()), name, TenantSettings.DEFAULT), IfExists.FAIL)
                .value();
    }

    private static TenantPatch empty() {
        return new TenantPatch(io.ostiary.Change.keep(), io.ostiary.Change.keep(), io.ostiary.Change.keep());
    }
}
