package io.ostiary.keycloak;

import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.GrantType;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/**
 * Between an application and a client of the realm. Keycloak knows whether a client keeps a secret, and not where it
 * runs, so the type is noted in an attribute, which counts as long as it does not contradict that.
 */
final class ApplicationMapping {
    private static final String TYPE = "ostiary.type";
    private static final String LOGOUT_URIS = "post.logout.redirect.uris";
    private static final String LOGOUT_SEPARATOR = "##";
    private static final String LIFESPAN = "access.token.lifespan";
    private static final String DEVICE_FLOW = "oauth2.device.authorization.grant.enabled";
    private static final String REFRESH_TOKENS = "use.refresh.tokens";
    private static final String PKCE = "pkce.code.challenge.method";

    /** A value that makes Keycloak remove the attribute; the admin client sends no null. */
    private static final String REMOVED = "";

    private ApplicationMapping() {}

    static Application toApplication(ClientRepresentation client) {
        return new Application(
                ApplicationId.of(client.getClientId()),
                client.getName() == null || client.getName().isEmpty() ? client.getClientId() : client.getName(),
                type(client),
                blankToNull(client.getDescription()),
                sorted(client.getRedirectUris()),
                sorted(logoutUris(client)),
                sorted(client.getWebOrigins()),
                grantTypes(client),
                lifetime(client));
    }

    /** A client that is the application, whose tokens are meant for itself, so that a session can be for it. */
    static ClientRepresentation toRepresentation(Application application) {
        var audience = new ProtocolMapperRepresentation();
        audience.setName("audience");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of(
                "included.client.audience", application.id().value(),
                "access.token.claim", "true",
                "introspection.token.claim", "true"));
        var client = new ClientRepresentation();
        client.setClientId(application.id().value());
        client.setProtocol("openid-connect");
        client.setEnabled(true);
        client.setProtocolMappers(List.of(audience));
        client.setName(application.name());
        client.setDescription(application.description());
        client.setRedirectUris(application.redirectUris());
        client.setWebOrigins(application.origins());
        Map<String, String> attributes = new HashMap<>();
        putType(client, attributes, application.type());
        putGrantTypes(client, attributes, application.grantTypes());
        putLogoutUris(attributes, application.logoutUris());
        putLifetime(attributes, application.tokenLifetime());
        attributes.values().removeIf(REMOVED::equals);
        client.setAttributes(attributes);
        return client;
    }

    /** What to write so that the one becomes the other; Keycloak keeps what is not in it. */
    static ClientRepresentation toChange(Application before, Application after) {
        var client = new ClientRepresentation();
        Map<String, String> attributes = new HashMap<>();
        if (!after.name().equals(before.name())) {
            client.setName(after.name());
        }
        if (!Objects.equals(after.description(), before.description())) {
            client.setDescription(Objects.requireNonNullElse(after.description(), ""));
        }
        // Where no origins come along and none are there, Keycloak makes some of the redirect URIs.
        client.setRedirectUris(after.redirectUris());
        client.setWebOrigins(after.origins());
        if (!after.logoutUris().equals(before.logoutUris())) {
            putLogoutUris(attributes, after.logoutUris());
        }
        if (after.type() != before.type()) {
            putType(client, attributes, after.type());
        }
        if (!after.grantTypes().equals(before.grantTypes())) {
            putGrantTypes(client, attributes, after.grantTypes());
        }
        if (!Objects.equals(after.tokenLifetime(), before.tokenLifetime())) {
            putLifetime(attributes, after.tokenLifetime());
        }
        client.setAttributes(attributes);
        return client;
    }

    private static void putType(ClientRepresentation client, Map<String, String> attributes, ApplicationType type) {
        client.setPublicClient(!type.confidential());
        attributes.put(TYPE, type.name().toLowerCase(Locale.ROOT));
    }

    private static void putGrantTypes(
            ClientRepresentation client, Map<String, String> attributes, Set<GrantType> grantTypes) {
        boolean code = grantTypes.contains(GrantType.AUTHORIZATION_CODE);
        client.setStandardFlowEnabled(code);
        client.setImplicitFlowEnabled(grantTypes.contains(GrantType.IMPLICIT));
        client.setDirectAccessGrantsEnabled(grantTypes.contains(GrantType.PASSWORD));
        client.setServiceAccountsEnabled(grantTypes.contains(GrantType.CLIENT_CREDENTIALS));
        attributes.put(DEVICE_FLOW, String.valueOf(grantTypes.contains(GrantType.DEVICE_CODE)));
        attributes.put(REFRESH_TOKENS, String.valueOf(grantTypes.contains(GrantType.REFRESH_TOKEN)));
        attributes.put(PKCE, code ? "S256" : REMOVED);
    }

    private static void putLogoutUris(Map<String, String> attributes, List<String> uris) {
        attributes.put(LOGOUT_URIS, uris.isEmpty() ? REMOVED : String.join(LOGOUT_SEPARATOR, uris));
    }

    private static void putLifetime(Map<String, String> attributes, @Nullable Duration lifetime) {
        attributes.put(LIFESPAN, lifetime == null ? REMOVED : String.valueOf(lifetime.toSeconds()));
    }

    private static ApplicationType type(ClientRepresentation client) {
        boolean confidential = !Boolean.TRUE.equals(client.isPublicClient());
        String noted = attribute(client, TYPE);
        return Arrays.stream(ApplicationType.values())
                .filter(type ->
                        type.confidential() == confidential && type.name().equalsIgnoreCase(noted))
                .findFirst()
                .orElseGet(() -> guessed(client, confidential));
    }

    private static ApplicationType guessed(ClientRepresentation client, boolean confidential) {
        if (confidential) {
            return Boolean.TRUE.equals(client.isStandardFlowEnabled()) ? ApplicationType.WEB : ApplicationType.MACHINE;
        }
        boolean onDevice = sorted(client.getRedirectUris()).stream()
                .anyMatch(uri -> !uri.startsWith("https:") && !uri.startsWith("http:") && uri.contains(":"));
        return onDevice ? ApplicationType.NATIVE : ApplicationType.SPA;
    }

    private static Set<GrantType> grantTypes(ClientRepresentation client) {
        Set<GrantType> types = EnumSet.noneOf(GrantType.class);
        addIf(types, client.isStandardFlowEnabled(), GrantType.AUTHORIZATION_CODE);
        addIf(types, client.isImplicitFlowEnabled(), GrantType.IMPLICIT);
        addIf(types, client.isDirectAccessGrantsEnabled(), GrantType.PASSWORD);
        addIf(types, client.isServiceAccountsEnabled(), GrantType.CLIENT_CREDENTIALS);
        addIf(types, Boolean.valueOf(attribute(client, DEVICE_FLOW)), GrantType.DEVICE_CODE);
        boolean refreshable = types.contains(GrantType.AUTHORIZATION_CODE)
                || types.contains(GrantType.PASSWORD)
                || types.contains(GrantType.DEVICE_CODE);
        addIf(types, refreshable && !"false".equals(attribute(client, REFRESH_TOKENS)), GrantType.REFRESH_TOKEN);
        return types;
    }

    private static void addIf(Set<GrantType> types, @Nullable Boolean has, GrantType type) {
        if (Boolean.TRUE.equals(has)) {
            types.add(type);
        }
    }

    private static List<String> logoutUris(ClientRepresentation client) {
        String joined = attribute(client, LOGOUT_URIS);
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(LOGOUT_SEPARATOR, -1));
    }

    private static @Nullable Duration lifetime(ClientRepresentation client) {
        String seconds = attribute(client, LIFESPAN);
        return seconds != null && seconds.matches("[1-9][0-9]{0,9}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : null;
    }

    private static @Nullable String attribute(ClientRepresentation client, String name) {
        return client.getAttributes() == null ? null : client.getAttributes().get(name);
    }

    /** Keycloak keeps no order of addresses. */
    private static List<String> sorted(@Nullable List<String> values) {
        return values == null ? List.of() : values.stream().sorted().toList();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
