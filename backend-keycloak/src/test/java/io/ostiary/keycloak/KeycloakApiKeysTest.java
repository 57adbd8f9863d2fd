package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.ConflictException;
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
import io.ostiary.application.ApplicationType;
import io.ostiary.application.Applications;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.NewApplication;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.ClientRepresentation;

/** API keys as clients, and what those may do at the server itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakApiKeysTest {
    private final LiveRealm realm = new LiveRealm();
    private final ApiKeys keys = realm.directory().apiKeys();
    private final Applications applications = realm.directory().applications();

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void aKeyIsNoApplication() {
        ApplicationId client = ApplicationId.of(
                keys.create(NewApiKey.reading("report")).key().id().value());

        assertThat(applications.find(client)).isEmpty();
        assertThat(applications
                        .list(ApplicationQuery.ALL, PageRequest.first(200))
                        .items())
                .extracting(Application::id)
                .doesNotContain(client);
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> applications.rotateSecret(client));
    }

    @Test
    void noApplicationIsAKey() {
        IssuedApplication job = applications.create(NewApplication.of("Job", ApplicationType.MACHINE));
        var credential = new ApiKeyCredential(
                realm.directory().tenant(),
                ApiKeyId.of(job.application().id().value()),
                Objects.requireNonNull(job.clientSecret()));

        assertThat(keys.authenticate(credential)).isEmpty();
        assertThat(keys.authenticate(new ApiKeyCredential(
                        realm.directory().tenant(), ApiKeyId.of("admin-cli"), Secret.of("anything"))))
                .isEmpty();
    }

    @Test
    void aKeyWithEveryScopeKeepsAllOfThem() {
        ApiKey key =
                keys.create(NewApiKey.of("everything", ApiKeyScopes.GRANTABLE)).key();

        assertThat(key.scopes()).isEqualTo(ApiKeyScopes.GRANTABLE);
        assertThat(key.createdAt()).isNotNull();
        assertThat(keys.list(PageRequest.first(200)).items()).contains(key);
    }

    @Test
    void aKeyWhoseEndHasComeOrCannotBeReadIsWorthNothing() {
        IssuedApiKey key = keys.create(NewApiKey.reading("report"));
        ApiKeyCredential credential = ApiKeyCredential.parse(key.credential()).orElseThrow();
        assertThat(keys.authenticate(credential)).contains(key.key());

        for (String end : new String[] {Instant.now().minusSeconds(1).toString(), "tomorrow"}) {
            end(key, end);
            assertThat(keys.authenticate(credential)).isEmpty();
        }
    }

    private void end(IssuedApiKey key, String end) {
        ClientRepresentation client =
                realm.realm().clients().findByClientId(key.key().id().value()).get(0);
        client.setAttributes(Map.of("ostiary.api_key_expires_at", end));
        realm.realm().clients().get(client.getId()).update(client);
    }
}
