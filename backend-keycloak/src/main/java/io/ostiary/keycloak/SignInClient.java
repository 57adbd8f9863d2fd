package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.Secret;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.ClientRepresentation;

/** The client of the realm with which users sign in: confidential, see {@link Requirements}. */
final class SignInClient {
    static final String ID = "ostiary";

    private final Realm realm;

    SignInClient(Realm realm) {
        this.realm = realm;
    }

    /**
     * Asks the token endpoint. An answer that tells what is wrong with what the user gave is no exception.
     *
     * @throws io.ostiary.NotConfiguredException when the realm has no such client, or does not let it sign users in
     */
    TokenAnswer token(Operation operation, Map<String, String> parameters) {
        Secret secret = secret(operation);
        TokenAnswer answer = realm.requests().once(operation, Subject.tenant(realm.tenant()), () -> {
            var form = new Form().param("client_id", ID).param("client_secret", secret.reveal());
            parameters.forEach(form::param);
            Response response = realm.requests()
                    .client()
                    .target(realm.tenant(), "protocol/openid-connect/token")
                    .request()
                    .post(Entity.form(form));
            return TokenAnswer.of(response);
        });
        if (List.of("invalid_client", "unauthorized_client").contains(answer.error())) {
            throw Requirements.SIGN_IN_CLIENT.refusal(operation, realm.tenant());
        }
        return answer;
    }

    private Secret secret(Operation operation) {
        List<ClientRepresentation> found = realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> realm.resource(operation).clients().findByClientId(ID));
        return found.stream()
                .filter(client -> client.getSecret() != null)
                .findFirst()
                .map(client -> Secret.of(client.getSecret()))
                .orElseThrow(() -> Requirements.SIGN_IN_CLIENT.refusal(operation, realm.tenant()));
    }
}
