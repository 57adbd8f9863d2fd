package io.ostiary.keycloak;

import com.sun.net.httpserver.HttpServer;
import io.ostiary.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.admin.client.resource.IdentityProviderResource;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/**
 * What the server shows an OpenID provider as its client secret: somebody comes back from there with a code, which the
 * server exchanges at an address that is listened at meanwhile.
 */
final class ShownSecret {
    private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");

    private final String realm;
    private final IdentityProviderResource provider;

    /**
     * For one provider.
     *
     * @param realm the URL of its realm
     */
    ShownSecret(String realm, IdentityProviderResource provider) {
        this.realm = realm;
        this.provider = provider;
    }

    boolean is(Secret secret) {
        List<String> shown = new CopyOnWriteArrayList<>();
        HttpServer endpoint = listen(shown);
        IdentityProviderRepresentation before = provider.toRepresentation();
        Map<String, String> there = before.getConfig();
        try {
            Map<String, String> here = new HashMap<>(there);
            here.put("tokenUrl", "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token");
            before.setConfig(here);
            provider.update(before);
            comeBack(before.getAlias());
        } finally {
            before.setConfig(there);
            provider.update(before);
            endpoint.stop(0);
        }
        return shown.equals(List.of(secret.reveal()));
    }

    private void comeBack(String alias) {
        var browser = new Browser();
        Browser.Arrival sent = browser.open(URI.create(realm + "/protocol/openid-connect/auth"
                + "?client_id=ostiary&response_type=code&scope=openid&kc_idp_hint=" + alias + "&redirect_uri="
                + URLEncoder.encode(SignInClient.REDIRECT, StandardCharsets.UTF_8)));
        Matcher state = STATE.matcher(sent.address().toString());
        if (!state.find()) {
            throw new AssertionError("not sent to the provider: " + sent);
        }
        Browser.Arrival unused =
                browser.open(URI.create(realm + "/broker/" + alias + "/endpoint?code=code&state=" + state.group(1)));
    }

    private static HttpServer listen(List<String> shown) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/token", exchange -> {
                String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                for (String field : form.split("&", -1)) {
                    if (field.startsWith("client_secret=")) {
                        shown.add(
                                URLDecoder.decode(field.substring("client_secret=".length()), StandardCharsets.UTF_8));
                    }
                }
                exchange.sendResponseHeaders(400, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
