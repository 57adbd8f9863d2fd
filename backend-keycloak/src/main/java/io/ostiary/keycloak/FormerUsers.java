package io.ostiary.keycloak;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Who the linked identities of a user were before: names and addresses with which unlinking makes a user of them again,
 * because Keycloak keeps only a login name with an identity. They are in the attribute {@value #ATTRIBUTE} of the user, as
 * JSON of Keycloak's own form, which users neither see nor edit.
 */
final class FormerUsers {
    static final String ATTRIBUTE = "ostiary.linked";

    private static final List<String> KEPT = List.of(UserMapping.PHONE, UserMapping.NAME);
    private static final ObjectMapper JSON = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final TypeReference<List<UserRepresentation>> USERS = new TypeReference<>() {};

    private FormerUsers() {}

    /** Who the identity of the user was, without its credentials; empty when nobody linked it. */
    static Optional<UserRepresentation> of(UserRepresentation user, FederatedIdentityRepresentation identity) {
        return read(user).stream()
                .filter(former -> OutsideIdentities.has(former, identity))
                .findFirst();
    }

    /** What to write so that the user remembers who the secondary is, and whoever was linked to that. */
    static UserRepresentation remembering(UserRepresentation user, UserRepresentation secondary) {
        List<UserRepresentation> earlier = read(secondary);
        List<FederatedIdentityRepresentation> own = OutsideIdentities.of(secondary).stream()
                .filter(identity -> earlier.stream().noneMatch(former -> OutsideIdentities.has(former, identity)))
                .toList();
        List<UserRepresentation> formers = new ArrayList<>(without(read(user), OutsideIdentities.of(secondary)));
        formers.addAll(earlier);
        if (!own.isEmpty()) {
            formers.add(summary(secondary, own));
        }
        return change(user, formers);
    }

    /** What to write so that the user remembers no more who the identity was, nor others of that one. */
    static UserRepresentation forgetting(UserRepresentation user, FederatedIdentityRepresentation identity) {
        return change(user, without(read(user), List.of(identity)));
    }

    private static List<UserRepresentation> without(
            List<UserRepresentation> formers, List<FederatedIdentityRepresentation> identities) {
        return formers.stream()
                .filter(former -> identities.stream().noneMatch(identity -> OutsideIdentities.has(former, identity)))
                .toList();
    }

    private static UserRepresentation summary(
            UserRepresentation user, List<FederatedIdentityRepresentation> identities) {
        Map<String, List<String>> attributes = new HashMap<>(UserMapping.attributes(user));
        attributes.keySet().retainAll(KEPT);
        var summary = new UserRepresentation();
        summary.setUsername(user.getUsername());
        summary.setEmail(user.getEmail());
        summary.setEmailVerified(user.isEmailVerified());
        summary.setFirstName(user.getFirstName());
        summary.setLastName(user.getLastName());
        summary.setAttributes(attributes);
        summary.setFederatedIdentities(identities);
        return summary;
    }

    private static UserRepresentation change(UserRepresentation user, List<UserRepresentation> formers) {
        UserRepresentation change = UserMapping.toChange(user, UserMapping.toUser(user, false));
        Map<String, List<String>> attributes = UserMapping.attributes(change);
        if (formers.isEmpty()) {
            attributes.remove(ATTRIBUTE);
        } else {
            attributes.put(ATTRIBUTE, MetadataAttributes.chunks(print(formers)));
        }
        change.setAttributes(attributes);
        return change;
    }

    private static List<UserRepresentation> read(UserRepresentation user) {
        List<String> chunks = UserMapping.attributes(user).get(ATTRIBUTE);
        try {
            return chunks == null ? List.of() : JSON.readValue(String.join("", chunks), USERS);
        } catch (JsonProcessingException e) {
            // Somebody else wrote it.
            return List.of();
        }
    }

    private static String print(List<UserRepresentation> formers) {
        try {
            return JSON.writeValueAsString(formers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts print", e);
        }
    }
}
