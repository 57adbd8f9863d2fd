package io.ostiary.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Secret;
import io.ostiary.user.UserId;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Form;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Another realm of the server, at which the people of a realm sign in: an outside identity provider. */
final class PartnerRealm implements AutoCloseable {
    static final String ALIAS = "partner";

    private static final String PASSWORD = "correct horse 8 battery";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final LiveRealm home;
    private final String name = "partner-" + UUID.randomUUID();

    PartnerRealm(LiveRealm home) {
        this.home = home;
        var realm = new RealmRepresentation();
        realm.setRealm(name);
        realm.setEnabled(true);
        home.harness().createRealm(realm);
        String secret = UUID.randomUUID().toString();
        var client = new ClientRepresentation();
        client.setClientId("home");
        client.setSecret(secret);
        client.setRedirectUris(List.of(url(home.harness().tenant().value()) + "/broker/" + ALIAS + "/endpoint"));
        Requests.close(realm().clients().create(client));
        String endpoints = url(name) + "/protocol/openid-connect/";
        home.harness()
                .addIdentityProvider(
                        ALIAS,
                        Map.of(
                                "authorizationUrl",
                                endpoints + "auth",
                                "tokenUrl",
                                endpoints + "token",
                                "clientId",
                                "home",
                                "clientSecret",
                                secret,
                                "clientAuthMethod",
                                "client_secret_post",
                                "issuer",
                                url(name),
                                "useJwksUrl",
                                "true",
                                "validateSignature",
                                "true",
                                "jwksUrl",
                                endpoints + "certs"));
    }

    /** A new account at the partner's, which is an identity of the user. */
    String account(UserId user) {
        String account = "account-" + UUID.randomUUID();
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PASSWORD);
        var there = new UserRepresentation();
        there.setUsername(account);
        there.setEmail(account + "@partner.example");
        there.setFirstName("Ada");
        there.setLastName("Lovelace");
        there.setEnabled(true);
        there.setCredentials(List.of(password));
        String id = Requests.createdId(realm().users().create(there));
        home.harness().addIdentity(user, ALIAS, id);
        return account;
    }

    /** Signs in with an account, in a new browser, at the partner's and so at home; ends where that leads to. */
    Browser.Arrival signIn(String account) {
        var browser = new Browser();
        Browser.Arrival form =
                browser.open(URI.create(url(home.harness().tenant().value()) + "/protocol/openid-connect/auth"
                        + "?client_id=ostiary&response_type=code&scope=openid&kc_idp_hint=" + ALIAS + "&redirect_uri="
                        + URLEncoder.encode(SignInClient.REDIRECT, StandardCharsets.UTF_8)));
        return browser.submit(form, Map.of("username", account, "password", PASSWORD));
    }

    /** Who came home: the subject of the token that the code is good for. */
    UserId whoArrived(Browser.Arrival arrival) {
        Matcher code = CODE.matcher(arrival.address().toString());
        if (!code.find()) {
            throw new AssertionError("no code in " + arrival);
        }
        Form form = new Form()
                .param("grant_type", "authorization_code")
                .param("code", code.group(1))
                .param("redirect_uri", SignInClient.REDIRECT)
                .param("client_id", SignInClient.ID)
                .param("client_secret", home.client(SignInClient.ID).getSecret().getValue());
        try (Client client = ClientBuilder.newClient()) {
            JsonNode tokens = client.target(url(home.harness().tenant().value()) + "/protocol/openid-connect/token")
                    .request()
                    .post(Entity.form(form), JsonNode.class);
            return UserId.of(
                    TokenAnswer.claims(Secret.of(tokens.path("access_token").asText()))
                            .path("sub")
                            .asText());
        }
    }

    @Override
    public void close() {
        realm().remove();
    }

    private RealmResource realm() {
        return home.harness().realm(name);
    }

    private static String url(String realm) {
        return KeycloakServer.running().url() + "/realms/" + realm;
    }
}
