package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.apikey.ApiKeyScopes;
import io.ostiary.apikey.ApiKeys;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.Applications;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private final Emulated emulated = new Emulated();
    private final ApiKeys keys = emulated.directory().apiKeys();
    private final Applications applications = emulated.directory().applications();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void aKeyIsNoApplication() {
        IssuedApiKey key = keys.create(NewApiKey.reading("report"));
        ApplicationId client = ApplicationId.of(key.key().id().value());

        assertThat(applications.find(client)).isEmpty();
        assertThat(applications.list(ApplicationQuery.ALL, PageRequest.first()).items())
                .extracting(Application::id)
                .containsExactly(ApplicationId.of(emulated.tenant.signInClientId()));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> applications.rotateSecret(client));
    }

    @Test
    void noApplicationIsAKey() {
        ApiKeyCredential signIn = new ApiKeyCredential(
                emulated.directory().tenant(),
                ApiKeyId.of(emulated.tenant.signInClientId()),
                Secret.of(emulated.tenant.signInClientSecret()));

        assertThat(keys.authenticate(signIn)).isEmpty();
        assertThat(keys.list(PageRequest.first()).items()).isEmpty();
    }

    @Test
    void aKeyIsGrantedNothingAtAuth0() {
        IssuedApiKey key = keys.create(NewApiKey.reading("report"));

        assertThat(emulated.get("client-grants?client_id=" + key.key().id())).isEmpty();
    }

    @Test
    void aKeyWithEveryScopeKeepsAllOfThem() {
        ApiKey key =
                keys.create(NewApiKey.of("everything", ApiKeyScopes.GRANTABLE)).key();

        assertThat(keys.list(PageRequest.first()).items()).containsExactly(key);
        assertThat(key.scopes()).isEqualTo(ApiKeyScopes.GRANTABLE);
    }

    @Test
    void anExpiredKeyIsWorthNothingAndStillListed() {
        IssuedApiKey key =
                keys.create(NewApiKey.of("report", Set.of("users:read")).expiringIn(Duration.ofHours(1)));
        ApiKeyCredential credential = ApiKeyCredential.parse(key.credential()).orElseThrow();

        emulated.tenant.clock().advance(Duration.ofMinutes(59));
        assertThat(keys.authenticate(credential)).contains(key.key());
        emulated.tenant.clock().advance(Duration.ofMinutes(1));

        assertThat(keys.authenticate(credential)).isEmpty();
        assertThat(keys.list(PageRequest.first()).items()).containsExactly(key.key());
    }

    @Test
    void whatAnAdministratorMadePublicProvesNothing() {
        IssuedApiKey key = keys.create(NewApiKey.reading("report"));
        emulated.patch("clients/" + key.key().id(), "{\"token_endpoint_auth_method\":\"none\"}");

        Optional<ApiKey> proved = keys.authenticate(
                new ApiKeyCredential(emulated.directory().tenant(), key.key().id(), Secret.of("anything")));

        assertThat(proved).isEmpty();
    }

    @Test
    void whoGuessesCostsTheManagementApiNothing() {
        ApiKeyCredential guess =
                new ApiKeyCredential(emulated.directory().tenant(), ApiKeyId.of("guessed"), Secret.of("guess"));
        emulated.tenant.log().clear();

        assertThat(keys.authenticate(guess)).isEmpty();

        assertThat(emulated.tenant.log().exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.operation()).isEqualTo("POST /oauth/revoke");
            assertThat(exchange.contentType()).isEqualTo("application/x-www-form-urlencoded");
        });
    }

    @Test
    void aNameThatAuth0DoesNotTakeIsRefusedBeforeAnythingIsSent() {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> keys.create(NewApiKey.reading("<b>report</b>")));
        assertThat(emulated.tenant.log().exchanges()).isEmpty();
    }
}
