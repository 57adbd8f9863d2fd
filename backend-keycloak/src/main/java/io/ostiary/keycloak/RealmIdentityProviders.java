package io.ostiary.keycloak;

import io.ostiary.BackendFailureException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.ProviderSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.admin.client.resource.IdentityProviderResource;
import org.keycloak.admin.client.resource.IdentityProvidersResource;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** The identity providers of a realm as the server has them. Of their secrets it tells asterisks, which it takes back as such. */
final class RealmIdentityProviders {
    private final Realm realm;
    private final Operation operation;

    RealmIdentityProviders(Realm realm, Operation operation) {
        this.realm = realm;
        this.operation = operation;
    }

    List<IdentityProviderRepresentation> all() {
        return realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> providers().findAll());
    }

    /**
     * The provider.
     *
     * @throws NotFoundException when there is none of that id
     */
    IdentityProviderRepresentation read(IdentityProviderId id) {
        IdentityProviderResource resource = resource(id);
        return realm.requests().repeatable(operation, Subject.identityProvider(id), resource::toRepresentation);
    }

    Optional<IdentityProviderRepresentation> find(IdentityProviderId id) {
        if (!Paths.isSegment(id.value())) {
            realm.requireThere(operation);
            return Optional.empty();
        }
        try {
            return Optional.of(read(id));
        } catch (NotFoundException e) {
            if (e.kind().equals("identity provider")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    IdentityProviderRepresentation create(IdentityProviderRepresentation provider) {
        IdentityProviderId id = IdentityProviderId.of(provider.getAlias());
        String unused = realm.requests()
                .create(
                        operation,
                        Subject.newIdentityProvider(realm.tenant(), id),
                        () -> Requests.createdId(providers().create(provider)),
                        () -> find(id).map(IdentityProviderRepresentation::getAlias));
        return Requests.readBack(operation, () -> read(id));
    }

    /** Writes all of it: what is left out is gone. */
    void write(IdentityProviderRepresentation provider) {
        IdentityProviderId id = IdentityProviderId.of(provider.getAlias());
        IdentityProviderResource resource = resource(id);
        realm.requests().perform(operation, Subject.identityProvider(id), () -> resource.update(provider));
    }

    void delete(IdentityProviderId id) {
        IdentityProviderResource resource = resource(id);
        realm.requests().delete(operation, Subject.identityProvider(id), resource::remove);
    }

    /**
     * What a provider says of itself, which the server reads.
     *
     * @param protocol {@code oidc} or {@code saml}
     * @param setting the setting that names the address
     * @throws InvalidArgumentException when the server cannot read it
     */
    Map<String, String> described(String protocol, ProviderSetting setting, String address) {
        Map<String, Object> source = Map.of("providerId", protocol, "fromUrl", address);
        try {
            return realm.requests()
                    .repeatable(
                            operation,
                            Subject.tenant(realm.tenant()),
                            () -> providers().importFrom(source));
        } catch (BackendFailureException e) {
            // The server answers 500 whatever is wrong with the document or the way to it.
            throw new InvalidArgumentException(
                    setting.id(),
                    "cannot be asked by Keycloak: nothing is at " + address + " that it can read; set the addresses"
                            + " themselves");
        }
    }

    private IdentityProvidersResource providers() {
        return realm.resource(operation).identityProviders();
    }

    private IdentityProviderResource resource(IdentityProviderId id) {
        IdentityProvidersResource providers = providers();
        if (!Paths.isSegment(id.value())) {
            throw Subject.identityProvider(id).missing(operation);
        }
        return providers.get(id.value());
    }
}
