package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Call;
import io.ostiary.Secret;
import io.ostiary.application.ApplicationId;
import io.ostiary.backend.Directory;
import io.ostiary.backend.Finding;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Settings;
import io.ostiary.conformance.Harness;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.session.Session;
import io.ostiary.session.SessionKind;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a tenant gives the kit, emulated or not: it works in an {@link Enclave}, which it removes again. */
abstract class TenantHarness implements Harness {
    private final TenantAccess access;
    private final Runtime runtime;
    private final Retry.Sleeper sleeper;
    private final TenantOperator operator;
    private final Enclave enclave;

    TenantHarness(TenantAccess access, Runtime runtime, Retry.Sleeper sleeper) {
        this.access = access;
        this.runtime = runtime;
        this.sleeper = sleeper;
        operator = new TenantOperator(access.settings(), runtime, sleeper);
        enclave = new Enclave(operator);
    }

    /** The tenant's other side. */
    final TenantOperator operator() {
        return operator;
    }

    /** The id of the refresh token that the sign-in made. */
    abstract String refreshToken(SignIn.SignedIn signedIn);

    @Override
    public IdentityBackend open() {
        IdentityBackend backend = open(settings());
        List<Finding> unused = backend.setup(Call.system("kit")).fix(tenant());
        return backend;
    }

    @Override
    public IdentityBackend openUnreachable() {
        Map<String, String> settings = settings();
        settings.put("url", "http://127.0.0.1:1");
        settings.put("attempts", "1");
        return open(settings);
    }

    private IdentityBackend open(Map<String, String> settings) {
        return new Auth0Backend(
                Auth0Settings.of(Settings.check(Auth0Settings.DECLARATION, settings)), runtime, sleeper);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(access.settings());
        settings.putAll(enclave.settings());
        return settings;
    }

    @Override
    public TenantId tenant() {
        return TenantId.of(access.domain());
    }

    @Override
    public Session session(Directory directory, SignIn.SignedIn signedIn) {
        var id = new SessionKey(SessionKind.REFRESH_TOKEN, refreshToken(signedIn)).id();
        return directory
                .sessions()
                .find(id)
                .orElseGet(() -> new Session(
                        id, signedIn.user(), SessionKind.REFRESH_TOKEN, null, Instant.EPOCH, null, Instant.EPOCH));
    }

    @Override
    public void definePermissions(Collection<String> permissions) {
        enclave.addPermissions(permissions);
    }

    @Override
    public Optional<Secret> weakPassword() {
        return Optional.of(Secret.of("only-letters"));
    }

    /** Nobody has two authenticator apps, so the second factor of a user is a telephone. */
    @Override
    public MfaFactor seedMfaFactor(Directory directory, UserId user) {
        boolean first = directory.users().mfaFactors(user).isEmpty();
        JsonNode created = operator.post(
                first
                        ? Map.of("type", "totp", "totp_secret", "JBSWY3DPEHPK3PXP")
                        : Map.of("type", "phone", "phone_number", "+14155550199"),
                "users",
                user.value(),
                "authentication-methods");
        return new MfaFactor(created.path("id").asText(), created.path("type").asText(), null, null);
    }

    /** One address signs different users in where they are in different connections. */
    @Override
    public UserId seedNamesake(Directory directory, String email) {
        return UserId.of(operator.post(
                        Map.of(
                                "connection",
                                enclave.addConnection(),
                                "email",
                                email,
                                "password",
                                "Canary-Password-1!",
                                "verify_email",
                                false),
                        "users")
                .path("user_id")
                .asText());
    }

    /** Who is not granted an API is refused another way than who has the wrong secret. */
    @Override
    public boolean accepts(Directory directory, ApplicationId application, Secret secret) {
        return operator.authenticate(application.value(), secret);
    }

    /** What Auth0 tells whoever may read the connection's options. */
    @Override
    public boolean presents(Directory directory, IdentityProviderId provider, Secret secret) {
        JsonNode connection = operator.get(Map.of("name", provider.value(), "take", "2"), "connections")
                .path("connections")
                .path(0);
        return secret.reveal()
                .equals(connection.path("options").path("client_secret").asText());
    }

    @Override
    public List<Secret> credentials() {
        return List.of(access.clientSecret());
    }

    @Override
    public void close() {
        try (operator) {
            enclave.close();
        }
    }
}
