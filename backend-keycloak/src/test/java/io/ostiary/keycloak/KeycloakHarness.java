package io.ostiary.keycloak;

import io.ostiary.Call;
import io.ostiary.Secret;
import io.ostiary.application.ApplicationId;
import io.ostiary.backend.Backends;
import io.ostiary.backend.Directory;
import io.ostiary.backend.Finding;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Runtime;
import io.ostiary.conformance.Harness;
import io.ostiary.conformance.Means;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.UserId;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Runs the kit on a realm of its own, whose passwords cost nothing. */
public final class KeycloakHarness implements Harness {
    private final TenantId tenant = TenantId.of("kit-" + UUID.randomUUID());
    private final TestMailServer mails = new TestMailServer();
    private final KeycloakServer server;
    private final Keycloak admin;

    /** Makes a realm, which {@link #open} sets up, on the server of the build. */
    public KeycloakHarness() {
        this(KeycloakServer.running());
    }

    KeycloakHarness(KeycloakServer server) {
        this.server = server;
        this.admin = KeycloakBuilder.builder()
                .serverUrl(server.url())
                .realm("master")
                .grantType("client_credentials")
                .clientId(server.clientId())
                .clientSecret(server.secret().reveal())
                .build();
        var realm = new RealmRepresentation();
        realm.setRealm(tenant.value());
        realm.setEnabled(true);
        realm.setPasswordPolicy("hashAlgorithm(pbkdf2-sha256) and hashIterations(1) and digits(1)");
        realm.setBruteForceProtected(true);
        realm.setFailureFactor(10);
        realm.setQuickLoginCheckMilliSeconds(0L);
        realm.setSmtpServer(mails.asRealmSays());
        admin.realms().create(realm);
    }

    @Override
    public Map<Means, String> lacks() {
        return Map.of(Means.CLOCK, "a Keycloak server's clock is its machine's");
    }

    @Override
    public Optional<Secret> weakPassword() {
        return Optional.of(Secret.of("only-letters"));
    }

    @Override
    public IdentityBackend open() {
        IdentityBackend backend = openAsIs();
        List<Finding> unused = backend.setup(Call.system("kit")).fix(tenant);
        allow(redirect());
        createApplication();
        return backend;
    }

    /** Opens the backend without setting the realm up. */
    IdentityBackend openAsIs() {
        return openAt(server.url());
    }

    /** Opens the backend on the server that is behind the URL, without setting the realm up. */
    IdentityBackend openAt(String url) {
        return openAt(url, Runtime.SYSTEM);
    }

    /** The same, with surroundings of its own. */
    IdentityBackend openAt(String url, Runtime runtime) {
        return Backends.open(KeycloakProvider.NAME, settings(url), runtime);
    }

    /** The realm, as the administrator of all realms sees it. */
    RealmResource realm() {
        return realm(tenant.value());
    }

    /** Another realm, as the same sees it. */
    RealmResource realm(String name) {
        return admin.realm(name);
    }

    /** Makes another realm, which whoever asked for it removes. */
    void createRealm(RealmRepresentation realm) {
        admin.realms().create(realm);
    }

    @Override
    public IdentityBackend openUnreachable() {
        Map<String, String> settings = new HashMap<>(settings("http://127.0.0.1:1"));
        settings.put("attempts", "1");
        return Backends.open(KeycloakProvider.NAME, settings, Runtime.SYSTEM);
    }

    @Override
    public TenantId tenant() {
        return tenant;
    }

    /** Keycloak keeps addresses and usernames apart; for a moment the realm lets two users share an address. */
    @Override
    public UserId seedNamesake(Directory directory, String email) {
        shareAddresses(true);
        try {
            var namesake = new UserRepresentation();
            namesake.setUsername("namesake-" + UUID.randomUUID());
            namesake.setEmail(email);
            return UserId.of(Requests.createdId(realm().users().create(namesake)));
        } finally {
            shareAddresses(false);
        }
    }

    @Override
    public void seedLinkableIdentity(Directory directory, UserId user) {
        addIdentityElsewhere(directory, user);
    }

    /** Gives a user an identity at a provider of its own, so that two users who get one can be linked. */
    void addIdentityElsewhere(Directory directory, UserId user) {
        IdentityProvider provider = directory
                .identityProviders()
                .create(NewIdentityProvider.builder("partner-" + UUID.randomUUID(), IdentityProviderType.GITHUB)
                        .set(ProviderSetting.CLIENT_ID, "ostiary")
                        .clientSecret(Secret.of(UUID.randomUUID().toString()))
                        .build());
        addIdentity(user, provider.id().value(), UUID.randomUUID().toString());
    }

    /** Makes an identity provider that speaks OpenID Connect, also without https, which no port takes. */
    void addIdentityProvider(String alias, Map<String, String> config) {
        var provider = new IdentityProviderRepresentation();
        provider.setAlias(alias);
        provider.setProviderId("oidc");
        provider.setEnabled(true);
        provider.setConfig(config);
        Requests.close(realm().identityProviders().create(provider));
    }

    @Override
    public boolean presents(Directory directory, IdentityProviderId provider, Secret secret) {
        return new ShownSecret(
                        server.url() + "/realms/" + directory.tenant(),
                        realm().identityProviders().get(provider.value()))
                .is(secret);
    }

    /** Gives a user an identity at an identity provider. */
    void addIdentity(UserId user, String provider, String subject) {
        var identity = new FederatedIdentityRepresentation();
        identity.setUserId(subject);
        identity.setUserName("name of " + subject);
        Requests.close(realm().users().get(user.value()).addFederatedIdentity(provider, identity));
    }

    @Override
    public MfaFactor seedMfaFactor(Directory directory, UserId user) {
        String label = "phone-" + UUID.randomUUID();
        var otp = new CredentialRepresentation();
        otp.setType("otp");
        otp.setUserLabel(label);
        otp.setSecretData("{\"value\":\"JBSWY3DPEHPK3PXP\"}");
        otp.setCredentialData(
                "{\"subType\":\"totp\",\"period\":30,\"digits\":6,\"algorithm\":\"HmacSHA1\",\"counter\":0}");
        var enrolment = new UserRepresentation();
        enrolment.setCredentials(List.of(otp));
        UserResource resource = realm().users().get(user.value());
        resource.update(enrolment);
        String id = resource.credentials().stream()
                .filter(credential -> label.equals(credential.getUserLabel()))
                .findFirst()
                .orElseThrow()
                .getId();
        return new MfaFactor(id, "totp", label, null);
    }

    /** An application that may have no token of its own is refused another way than who has the wrong secret. */
    @Override
    public boolean accepts(Directory directory, ApplicationId application, Secret secret) {
        Form form = new Form()
                .param("grant_type", "client_credentials")
                .param("client_id", application.value())
                .param("client_secret", secret.reveal());
        try (Client http = ClientBuilder.newClient();
                Response answer = http.target(server.url())
                        .path("realms/" + directory.tenant() + "/protocol/openid-connect/token")
                        .request()
                        .post(Entity.form(form))) {
            return answer.getStatus() == 200
                    || answer.readEntity(String.class).contains("not enabled to retrieve service account");
        }
    }

    @Override
    public List<String> mailsTo(String address) {
        return mails.to(address);
    }

    /** Lets a mailed link lead there. */
    private void allow(URI redirect) {
        ClientRepresentation client =
                realm().clients().findByClientId("ostiary").get(0);
        client.getRedirectUris().add(redirect.toString());
        realm().clients().get(client.getId()).update(client);
    }

    /** An application whose tokens are meant for itself. */
    private void createApplication() {
        var audience = new ProtocolMapperRepresentation();
        audience.setName("audience");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of("included.client.audience", application(), "access.token.claim", "true"));
        var client = new ClientRepresentation();
        client.setClientId(application());
        client.setRedirectUris(List.of("https://app.example.com/callback/*"));
        client.setProtocolMappers(List.of(audience));
        Requests.close(realm().clients().create(client));
    }

    private void shareAddresses(boolean share) {
        var realm = new RealmRepresentation();
        realm.setLoginWithEmailAllowed(!share);
        realm.setDuplicateEmailsAllowed(share);
        realm().update(realm);
    }

    @Override
    public List<Secret> credentials() {
        return List.of(server.secret());
    }

    @Override
    public void close() {
        realm().remove();
        admin.close();
        mails.close();
    }

    private Map<String, String> settings(String url) {
        return Map.of(
                "url",
                url,
                "client-id",
                server.clientId(),
                "client-secret",
                server.secret().reveal(),
                "read-timeout",
                "60s");
    }
}
