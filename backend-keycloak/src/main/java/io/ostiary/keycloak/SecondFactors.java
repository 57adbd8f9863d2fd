package io.ostiary.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;

/**
 * The second factors among users' credentials. A passkey that signs in without a password, which Keycloak calls
 * {@code webauthn-passwordless}, is none.
 */
final class SecondFactors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TYPES =
            Map.of("otp", "totp", "webauthn", "webauthn", "recovery-authn-codes", "recovery-codes");

    private final Realm realm;

    SecondFactors(Realm realm) {
        this.realm = realm;
    }

    List<MfaFactor> of(Operation operation, UserId user) {
        UserResource person = realm.person(operation, user);
        return realm.requests().repeatable(operation, Subject.user(user), person::credentials).stream()
                .filter(credential -> TYPES.containsKey(credential.getType()))
                .map(SecondFactors::toFactor)
                .toList();
    }

    /** Removes those factors, all when there are none, and returns the removed ones. */
    List<MfaFactor> remove(Operation operation, UserId user, Set<String> ids) {
        return realm.exclusively(operation, user, () -> {
            List<MfaFactor> enrolled = of(operation, user);
            for (String id : ids) {
                if (enrolled.stream().noneMatch(factor -> factor.id().equals(id))) {
                    throw missing(operation, id);
                }
            }
            List<MfaFactor> leaving = enrolled.stream()
                    .filter(factor -> ids.isEmpty() || ids.contains(factor.id()))
                    .toList();
            leaving.forEach(factor -> remove(operation, user, factor));
            return leaving;
        });
    }

    private void remove(Operation operation, UserId user, MfaFactor factor) {
        UserResource resource = realm.user(operation, user);
        try {
            realm.requests()
                    .perform(
                            operation,
                            unused -> missing(operation, factor.id()),
                            () -> resource.removeCredential(factor.id()));
        } catch (NotFoundException e) {
            // Gone meanwhile, or by a request whose answer was lost.
            if (!e.kind().equals("factor")) {
                throw e;
            }
        }
    }

    /** A credential as a factor, whether it is one that the sign-in asks for or not. */
    static MfaFactor toFactor(CredentialRepresentation credential) {
        Long created = credential.getCreatedDate();
        return new MfaFactor(
                credential.getId(),
                isCounted(credential) ? "hotp" : TYPES.getOrDefault(credential.getType(), credential.getType()),
                credential.getUserLabel(),
                created == null ? null : Instant.ofEpochMilli(created));
    }

    /** Whether it makes one-time passwords by counting them (RFC 4226), rather than by the time. */
    private static boolean isCounted(CredentialRepresentation credential) {
        try {
            String data = credential.getCredentialData();
            return data != null && JSON.readTree(data).path("subType").asText().equals("hotp");
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static NotFoundException missing(Operation operation, String id) {
        return new NotFoundException(operation, "factor", id);
    }
}
