package io.ostiary.keycloak;

import static io.ostiary.Operation.UNLINK_ACCOUNTS;

import io.ostiary.AlreadyExistsException;
import io.ostiary.CaseFold;
import io.ostiary.ConflictException;
import io.ostiary.user.UserId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The user whom an identity that is split off becomes: whoever it was before it was linked, under a new id. Keycloak takes
 * an id only with {@code partialImport}, which checks no profile, gives no default roles and needs the right to manage the
 * realm.
 */
final class SplitOffUser {
    private final Realm realm;
    private final UserRepresentation from;
    private final FederatedIdentityRepresentation identity;

    /**
     * A user who may have to be created.
     *
     * @param from the user who has the identity until now
     */
    SplitOffUser(Realm realm, UserRepresentation from, FederatedIdentityRepresentation identity) {
        this.realm = realm;
        this.from = from;
        this.identity = identity;
    }

    /**
     * The user whom a call that broke off left with the identity, or a new one who has it.
     *
     * @throws ConflictException when the names are taken, somebody else has the identity too, or it is the only way in
     */
    UserId get() {
        Optional<UserRepresentation> former = FormerUsers.of(from, identity);
        UserRepresentation apart = former.orElseGet(this::named);
        List<UserRepresentation> others = new OutsideIdentities(realm, UNLINK_ACCOUNTS)
                .holders(identity).stream()
                        .filter(holder -> !holder.getId().equals(from.getId()))
                        .toList();
        if (others.isEmpty()) {
            if (former.isEmpty()) {
                requireAnotherWayIn();
            }
            return create(apart);
        }
        UserRepresentation other = others.get(0);
        if (others.size() > 1
                || !CaseFold.same(other.getUsername(), apart.getUsername())
                || !Objects.equals(other.isEnabled(), from.isEnabled())) {
            throw AccountLinks.shared(UNLINK_ACCOUNTS, identity, other);
        }
        return UserId.of(other.getId());
    }

    /** An identity that nobody linked is called as its provider calls it; without a name, always by the same made-up one. */
    private UserRepresentation named() {
        String name = identity.getUserName();
        var apart = new UserRepresentation();
        apart.setUsername(
                name == null || name.isEmpty()
                        ? UserMapping.UNNAMED
                                + UUID.nameUUIDFromBytes(
                                        OutsideIdentities.id(identity).value().getBytes(StandardCharsets.UTF_8))
                        : name);
        return apart;
    }

    private void requireAnotherWayIn() {
        if (OutsideIdentities.of(from).size() == 1 && !realm.hasCredentials(UNLINK_ACCOUNTS, from)) {
            throw new ConflictException(
                    UNLINK_ACCOUNTS,
                    OutsideIdentities.id(identity) + " is all that user " + from.getId()
                            + " signs in with; set a password first");
        }
    }

    private UserId create(UserRepresentation apart) {
        apart.setFederatedIdentities(List.of(identity));
        // Who was blocked as part of a user stays blocked apart from it.
        apart.setEnabled(from.isEnabled());
        Map<String, List<String>> attributes = UserMapping.attributes(apart);
        List<String> reason = UserMapping.attributes(from).get(UserMapping.REASON);
        if (reason != null) {
            attributes.put(UserMapping.REASON, reason);
        }
        apart.setAttributes(attributes);
        try {
            return new UserCreation(realm, UNLINK_ACCOUNTS).create(apart);
        } catch (AlreadyExistsException e) {
            throw new ConflictException(
                    UNLINK_ACCOUNTS,
                    "the " + e.field() + " of " + OutsideIdentities.id(identity)
                            + " is taken; change that of whoever has it first");
        }
    }
}
