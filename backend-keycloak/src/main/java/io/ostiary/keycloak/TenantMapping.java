package io.ostiary.keycloak;

import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import org.keycloak.representations.idm.RealmRepresentation;

/** A tenant as a realm says it. */
final class TenantMapping {
    private TenantMapping() {}

    static Tenant toTenant(RealmRepresentation realm) {
        String name = realm.getDisplayName();
        return new Tenant(
                TenantId.of(realm.getRealm()),
                name == null || name.isEmpty() ? realm.getRealm() : name,
                new TenantSettings(
                        Boolean.TRUE.equals(realm.isRegistrationAllowed()), TenantSettings.DEFAULT.authMethods()),
                null);
    }

    static RealmRepresentation toRealm(NewTenant tenant) {
        var realm = new RealmRepresentation();
        realm.setRealm(tenant.id().value());
        realm.setDisplayName(tenant.name());
        realm.setEnabled(true);
        realm.setRegistrationAllowed(tenant.settings().allowRegistration());
        return realm;
    }

    /** What changes, and nothing else. */
    static RealmRepresentation toChange(TenantId id, TenantPatch patch) {
        var realm = new RealmRepresentation();
        realm.setRealm(id.value());
        realm.setDisplayName(patch.name().valueOrNull());
        realm.setRegistrationAllowed(patch.allowRegistration().valueOrNull());
        return realm;
    }
}
