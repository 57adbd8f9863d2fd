package io.ostiary.keycloak;

import static io.ostiary.Operation.UPDATE_TENANT;

import io.ostiary.tenant.TenantId;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;

/** Sets a realm up for what operations need of it. Doing it again changes nothing. */
final class Preparation {
    private final TenantId tenant;
    private final Requests requests;

    Preparation(TenantId tenant, Requests requests) {
        this.tenant = tenant;
        this.requests = requests;
    }

    void run() {
        RealmNames.require(UPDATE_TENANT, tenant);
        RealmResource realm = requests.client().realm(tenant);
        Subject subject = Subject.tenant(tenant);
        requests.perform(UPDATE_TENANT, subject, () -> realm.update(settings()));
        UPConfig profile = requests.repeatable(
                UPDATE_TENANT, subject, () -> realm.users().userProfile().getConfiguration());
        profile.setUnmanagedAttributePolicy(UPConfig.UnmanagedAttributePolicy.ADMIN_EDIT);
        profile.getAttributes().forEach(Preparation::loosen);
        requests.perform(
                UPDATE_TENANT, subject, () -> realm.users().userProfile().update(profile));
    }

    private RealmRepresentation settings() {
        var settings = new RealmRepresentation();
        settings.setRealm(tenant.value());
        settings.setEditUsernameAllowed(true);
        return settings;
    }

    /** A name is any text, and nobody has to have one: a user without is one who cannot sign in. */
    private static void loosen(UPAttribute attribute) {
        switch (attribute.getName()) {
            case "username" -> {
                attribute.getValidations().remove("username-prohibited-characters");
                attribute.getValidations().put("length", Map.of("min", 1, "max", 255));
            }
            case "email" -> attribute.setRequired(null);
            case "firstName", "lastName" -> {
                attribute.setRequired(null);
                attribute.getValidations().remove("person-name-prohibited-characters");
            }
            default -> {}
        }
    }
}
