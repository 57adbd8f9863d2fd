package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.client.mgmt.ManagementApi;
import com.auth0.client.mgmt.types.ConnectionIdentityProviderEnum;
import com.auth0.client.mgmt.types.CreateConnectionRequestContent;
import com.auth0.client.mgmt.types.CreateUserRequestContent;
import com.auth0.client.mgmt.types.CreatedUserAuthenticationMethodTypeEnum;
import com.auth0.client.mgmt.users.types.CreateUserAuthenticationMethodRequestContent;
import io.ostiary.Secret;
import io.ostiary.auth0.emulator.Auth0Emulator;
import io.ostiary.backend.Backends;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.RandomSource;
import io.ostiary.backend.Runtime;
import io.ostiary.conformance.Harness;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.SessionKind;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Runs the kit on an emulated tenant, whose time is the backend's and whose users are known by whichever of address,
 * username and telephone number they have.
 */
public final class Auth0Harness implements Harness {
    private static final String OPTIONS = """
            {"options": {
              "passwordPolicy": "good",
              "brute_force_protection": true,
              "attributes": {
                "email": {
                  "identifier": {"active": true},
                  "profile_required": false,
                  "signup": {"status": "optional", "verification": {"active": true}},
                  "unique": true,
                  "verification_method": "link"},
                "phone_number": {
                  "identifier": {"active": true},
                  "profile_required": false,
                  "signup": {"status": "optional", "verification": {"active": true}}},
                "username": {
                  "identifier": {"active": true},
                  "profile_required": false,
                  "signup": {"status": "optional"},
                  "validation": {
                    "min_length": 1,
                    "max_length": 128,
                    "allowed_types": {"email": false, "phone_number": false}}}}}}
            """;

    private final Auth0Emulator emulator = Auth0Emulator.start();

    /** By a request of its own, because the SDK sends the lengths as decimal fractions. */
    public Auth0Harness() {
        String connection =
                admin().connections().list().getItems().get(0).getId().orElseThrow();
        Request request = new Request.Builder()
                .url(emulator.url() + "/api/v2/connections/" + connection)
                .header("Authorization", "Bearer " + emulator.tokenOfAll())
                .patch(RequestBody.create(OPTIONS, MediaType.get("application/json")))
                .build();
        try (Response answer = new OkHttpClient().newCall(request).execute()) {
            assertThat(answer.code()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public IdentityBackend open() {
        return open(settings(emulator.url()));
    }

    @Override
    public IdentityBackend openUnreachable() {
        Map<String, String> settings = settings("http://127.0.0.1:1");
        settings.put("attempts", "1");
        return open(settings);
    }

    @Override
    public TenantId tenant() {
        return TenantId.of(emulator.domain());
    }

    @Override
    public Optional<Consumer<Duration>> clock() {
        return Optional.of(emulator.clock()::advance);
    }

    @Override
    public Session session(Directory directory, SignIn.SignedIn signedIn) {
        String token = Objects.requireNonNull(signedIn.tokens().refreshToken()).reveal();
        SessionId id =
                SessionId.of("refresh-token:" + emulator.refreshTokenId(token).orElseThrow());
        return directory
                .sessions()
                .find(id)
                .orElseGet(() -> new Session(
                        id, signedIn.user(), SessionKind.REFRESH_TOKEN, null, Instant.EPOCH, null, Instant.EPOCH));
    }

    @Override
    public void definePermissions(Collection<String> permissions) {
        emulator.addScopes(permissions);
    }

    @Override
    public Optional<Secret> weakPassword() {
        return Optional.of(Secret.of("only-letters"));
    }

    /** Nobody has two authenticator apps, so the second factor of a user is a telephone. */
    @Override
    public MfaFactor seedMfaFactor(Directory directory, UserId user) {
        boolean first = directory.users().mfaFactors(user).isEmpty();
        var method = CreateUserAuthenticationMethodRequestContent.builder()
                .type(
                        first
                                ? CreatedUserAuthenticationMethodTypeEnum.TOTP
                                : CreatedUserAuthenticationMethodTypeEnum.PHONE);
        if (first) {
            method.totpSecret("JBSWY3DPEHPK3PXP");
        } else {
            method.phoneNumber("+14155550199");
        }
        var created = admin().users().authenticationMethods().create(user.value(), method.build());
        return new MfaFactor(created.getId().orElseThrow(), created.getType().toString(), null, null);
    }

    /** One address signs different users in where they are in different connections. */
    @Override
    public UserId seedNamesake(Directory directory, String email) {
        String connection = "second-" + UUID.randomUUID();
        admin().connections()
                .create(CreateConnectionRequestContent.builder()
                        .name(connection)
                        .strategy(ConnectionIdentityProviderEnum.AUTH0)
                        .enabledClients(List.of(emulator.clientId()))
                        .build());
        return UserId.of(admin().users()
                .create(CreateUserRequestContent.builder()
                        .connection(connection)
                        .email(email)
                        .password("Canary-Password-1!")
                        .build())
                .getUserId()
                .orElseThrow());
    }

    @Override
    public List<String> mailsTo(String address) {
        return emulator.mailsTo(address);
    }

    @Override
    public List<Secret> credentials() {
        return List.of(Secret.of(emulator.clientSecret()));
    }

    @Override
    public void close() {
        emulator.close();
    }

    /** With a token that is new, because tests move the clock. */
    private ManagementApi admin() {
        return ManagementApi.builder()
                .url(emulator.url() + "/api/v2")
                .token(emulator.tokenOfAll())
                .build();
    }

    private IdentityBackend open(Map<String, String> settings) {
        return Backends.open(
                Auth0Provider.NAME, settings, new Runtime(emulator.clock(), IdSource.RANDOM, RandomSource.SECURE));
    }

    private Map<String, String> settings(String url) {
        Map<String, String> settings = Emulated.settings(emulator);
        settings.put("url", url);
        return settings;
    }
}
