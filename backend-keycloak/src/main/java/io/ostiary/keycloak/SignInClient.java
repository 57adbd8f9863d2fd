package io.ostiary.keycloak;

import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.representations.idm.ClientRepresentation;

/** A client of the realm with which users sign in: {@value #ID}, see {@link Requirements}, or an application's. */
final class SignInClient {
    static final String ID = "ostiary";
    /** Where a sign-in without a browser leads to: nobody goes there, and no host can have the name (RFC 6761 §6.4). */
    static final String REDIRECT = "https://ostiary.invalid/";

    private final Realm realm;
    private final String id;

    private SignInClient(Realm realm, String id) {
        this.realm = realm;
        this.id = id;
    }

    static SignInClient ostiary(Realm realm) {
        return new SignInClient(realm, ID);
    }

    static SignInClient of(Realm realm, String application) {
        return new SignInClient(realm, application);
    }

    String id() {
        return id;
    }

    /** The client as the realm has it, or empty when it has none. */
    Optional<ClientRepresentation> find(Operation operation) {
        return realm
                .requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> realm.resource(operation).clients().findByClientId(id))
                .stream()
                .findFirst();
    }

    /**
     * The client as the realm has it.
     *
     * @throws NotConfiguredException when the realm has no client {@value #ID}
     * @throws NotFoundException when it has no such application
     */
    ClientRepresentation read(Operation operation) {
        return find(operation)
                .orElseThrow(() ->
                        id.equals(ID) ? notConfigured(operation) : new NotFoundException(operation, "application", id));
    }

    /**
     * Asks the token endpoint. An answer that tells what is wrong with what the user gave is no exception.
     *
     * @throws NotConfiguredException when the client cannot sign users in
     */
    TokenAnswer token(Operation operation, ClientRepresentation client, Map<String, String> parameters) {
        boolean password = "password".equals(parameters.get("grant_type"));
        TokenAnswer answer = realm.requests().once(operation, Subject.tenant(realm.tenant()), () -> {
            var form = new Form().param("client_id", id);
            if (client.getSecret() != null) {
                form.param("client_secret", client.getSecret());
            }
            parameters.forEach(form::param);
            Response response = realm.requests()
                    .client()
                    .target(realm.tenant(), "protocol/openid-connect/token")
                    .request()
                    .property(ForeignAnswers.EXPECTED, password ? true : null)
                    .post(Entity.form(form));
            return password ? TokenAnswer.orPage(response) : TokenAnswer.of(response);
        });
        if (List.of("invalid_client", "unauthorized_client").contains(answer.error())) {
            throw notConfigured(operation);
        }
        return answer;
    }

    /** The refusal of an operation that the client does not allow. */
    NotConfiguredException notConfigured(Operation operation) {
        return id.equals(ID)
                ? (operation == Operation.CREATE_SESSION ? Requirements.CODE_FLOW : Requirements.SIGN_IN_CLIENT)
                        .refusal(operation, realm.tenant())
                : new NotConfiguredException(
                        operation,
                        "client " + id + " of " + realm.tenant(),
                        "give it a secret or make it public, with the standard flow and a redirect URI");
    }
}
