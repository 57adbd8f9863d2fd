package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.tenant.TenantId;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;

/** Sets a realm up for what operations need of it. Doing it again changes nothing. */
final class Preparation {
    private final TenantId tenant;
    private final Requests requests;
    private final Operation operation;

    Preparation(TenantId tenant, Requests requests, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
        this.requests = requests;
    }

    void run() {
        RealmNames.require(operation, tenant);
        RealmResource realm = requests.client().realm(tenant);
        Subject subject = Subject.tenant(tenant);
        requests.perform(operation, subject, () -> realm.update(settings()));
        UPConfig profile = requests.repeatable(
                operation, subject, () -> realm.users().userProfile().getConfiguration());
        profile.setUnmanagedAttributePolicy(UPConfig.UnmanagedAttributePolicy.ADMIN_EDIT);
        profile.getAttributes().forEach(Preparation::loosen);
        requests.perform(operation, subject, () -> realm.users().userProfile().update(profile));
        boolean signsIn = !requests.repeatable(
                        operation, subject, () -> realm.clients().findByClientId(SignInClient.ID))
                .isEmpty();
        if (!signsIn) {
            requests.perform(
                    operation, subject, () -> Requests.close(realm.clients().create(client())));
        }
    }

    private static ClientRepresentation client() {
        var client = new ClientRepresentation();
        client.setClientId(SignInClient.ID);
        client.setName("Ostiary");
        client.setEnabled(true);
        client.setPublicClient(false);
        client.setStandardFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(true);
        return client;
    }

    private RealmRepresentation settings() {
        var settings = new RealmRepresentation();
        settings.setRealm(tenant.value());
        settings.setEditUsernameAllowed(true);
        settings.setBruteForceProtected(true);
        settings.setRevokeRefreshToken(true);
        settings.setRefreshTokenMaxReuse(0);
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
