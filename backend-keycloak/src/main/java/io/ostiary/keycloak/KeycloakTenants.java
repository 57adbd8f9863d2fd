package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_TENANT;
import static io.ostiary.Operation.DELETE_TENANT;
import static io.ostiary.Operation.GET_TENANT;
import static io.ostiary.Operation.LIST_TENANTS;
import static io.ostiary.Operation.UPDATE_TENANT;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Upsert;
import io.ostiary.backend.Finding;
import io.ostiary.backend.Paging;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantLookup;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.tenant.Tenants;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.representations.idm.RealmRepresentation;

/** The realms of a server. */
final class KeycloakTenants implements Tenants {
    private static final TenantId ALL = TenantId.of("realms");

    private final Requests requests;

    KeycloakTenants(Requests requests) {
        this.requests = requests;
    }

    @Override
    public Page<Tenant> list(PageRequest page) {
        return Paging.byKey(
                LIST_TENANTS,
                "",
                page,
                () -> all(LIST_TENANTS),
                tenant -> tenant.id().value());
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return find(GET_TENANT, id);
    }

    @Override
    public Upsert<Tenant> create(NewTenant tenant, IfExists ifExists) {
        KeycloakCapabilities.refuseSettings(CREATE_TENANT, tenant.settings());
        RealmNames.requireNew(tenant.id());
        try {
            Tenant created = requests.create(
                    CREATE_TENANT,
                    Subject.tenant(tenant.id()),
                    () -> {
                        requests.client().keycloak().realms().create(TenantMapping.toRealm(tenant));
                        return new Tenant(tenant.id(), tenant.name(), TenantSettings.DEFAULT, null);
                    },
                    () -> find(CREATE_TENANT, tenant.id()));
            List<Finding> unused = new KeycloakSetup(requests, CREATE_TENANT).fix(tenant.id());
            return new Upsert<>(created, true);
        } catch (AlreadyExistsException e) {
            if (ifExists == IfExists.FAIL) {
                throw e;
            }
            return new Upsert<>(update(CREATE_TENANT, tenant.id(), asGiven(tenant)), false);
        }
    }

    @Override
    public Tenant update(TenantId id, TenantPatch patch) {
        if (patch.authMethods() instanceof Change.Set<?>) {
            KeycloakCapabilities.WIDEST.require(UPDATE_TENANT, "auth_methods");
        }
        return update(UPDATE_TENANT, id, patch);
    }

    @Override
    public void delete(TenantId id) {
        RealmNames.require(DELETE_TENANT, id);
        requests.delete(
                DELETE_TENANT,
                Subject.tenant(id),
                () -> requests.client().realm(id).remove());
        requests.client().forget(id);
    }

    @Override
    public Tenant resolve(String reference) {
        return new TenantLookup(all(GET_TENANT)).resolve(reference);
    }

    private static TenantPatch asGiven(NewTenant tenant) {
        return new TenantPatch(
                Change.set(tenant.name()), Change.set(tenant.settings().allowRegistration()), Change.keep());
    }

    private Tenant update(Operation operation, TenantId id, TenantPatch patch) {
        RealmNames.require(operation, id);
        Subject subject = Subject.tenant(id);
        // Without attributes the server changes only what is sent; with them it replaces the whole map.
        RealmRepresentation change = TenantMapping.toChange(id, patch);
        requests.perform(operation, subject, () -> requests.client().realm(id).update(change));
        return Requests.readBack(operation, () -> find(operation, id).orElseThrow(() -> subject.missing(operation)));
    }

    private Optional<Tenant> find(Operation operation, TenantId id) {
        if (!RealmNames.canBe(id)) {
            return Optional.empty();
        }
        try {
            RealmRepresentation realm = requests.repeatable(
                    operation,
                    Subject.tenant(id),
                    () -> requests.client().realm(id).toRepresentation());
            return Optional.of(TenantMapping.toTenant(realm));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private List<Tenant> all(Operation operation) {
        return requests
                .repeatable(
                        operation,
                        Subject.tenant(ALL),
                        () -> requests.client().keycloak().realms().findAll())
                .stream()
                .map(TenantMapping::toTenant)
                .filter(tenant -> RealmNames.canBe(tenant.id()))
                .sorted(Comparator.comparing(tenant -> tenant.id().value()))
                .toList();
    }
}
