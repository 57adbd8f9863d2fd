package io.ostiary.keycloak;

import static io.ostiary.Operation.LINK_ACCOUNTS;

import io.ostiary.ConflictException;
import java.util.List;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A user who is to become identities of another: checks that none of the ways in is lost. */
final class SecondaryUser {
    private final Realm realm;
    private final UserRepresentation user;

    SecondaryUser(Realm realm, UserRepresentation user) {
        this.realm = realm;
        this.user = user;
    }

    /**
     * Checks that identities at outside providers are all that the user signs in with, and that no block is lost.
     *
     * @throws ConflictException when they are not
     * @throws io.ostiary.UnsupportedException when the user has credentials at Keycloak itself
     */
    void requireMovable() {
        if (!Boolean.TRUE.equals(user.isEnabled())) {
            throw new ConflictException(LINK_ACCOUNTS, "user " + user.getId() + " is disabled; enable them first");
        }
        if (user.getFederationLink() != null) {
            throw new ConflictException(
                    LINK_ACCOUNTS,
                    "user " + user.getId() + " comes from a user federation, which would bring them back; link the"
                            + " other way round, or remove them there first");
        }
        if (realm.hasCredentials(LINK_ACCOUNTS, user)) {
            KeycloakCapabilities.WIDEST.require(LINK_ACCOUNTS, KeycloakCapabilities.SECONDARY_WITH_PASSWORD);
        }
        if (OutsideIdentities.of(user).isEmpty()) {
            throw new ConflictException(
                    LINK_ACCOUNTS, "user " + user.getId() + " has no identity at an outside identity provider to move");
        }
        AccountLinks.requireUnlocked(realm, LINK_ACCOUNTS, user);
    }

    /**
     * Checks that the primary has no other identity at the same providers, and that nobody else has one of these.
     *
     * @throws ConflictException when they do
     */
    void requireRoomAt(UserRepresentation primary) {
        var identities = new OutsideIdentities(realm, LINK_ACCOUNTS);
        for (FederatedIdentityRepresentation identity : OutsideIdentities.of(user)) {
            String provider = identity.getIdentityProvider();
            if (!OutsideIdentities.has(primary, identity)
                    && OutsideIdentities.at(primary, provider).isPresent()) {
                throw new ConflictException(
                        LINK_ACCOUNTS,
                        "both users have an identity at " + provider + ", and Keycloak lets a user have one; unlink"
                                + " that of user " + primary.getId() + " first");
            }
            identities.holders(identity).stream()
                    .filter(holder -> !List.of(primary.getId(), user.getId()).contains(holder.getId()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw AccountLinks.shared(LINK_ACCOUNTS, identity, other);
                    });
        }
    }

    /**
     * Checks that the primary has all of the identities. The server says yes to one at a provider that was removed
     * meanwhile, and does not keep it.
     *
     * @throws ConflictException when one is missing
     */
    void requireTakenBy(UserRepresentation primary) {
        for (FederatedIdentityRepresentation identity : OutsideIdentities.of(user)) {
            if (!OutsideIdentities.has(primary, identity)) {
                throw new ConflictException(
                        LINK_ACCOUNTS,
                        "Keycloak did not keep " + OutsideIdentities.id(identity)
                                + ", whose identity provider may be gone; try again");
            }
        }
    }
}
