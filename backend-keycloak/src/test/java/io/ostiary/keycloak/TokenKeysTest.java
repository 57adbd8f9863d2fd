package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.Finding;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.RandomSource;
import io.ostiary.backend.Runtime;
import io.ostiary.conformance.ManualTime;
import io.ostiary.session.SignIn;
import io.ostiary.session.TokenVerification;
import io.ostiary.session.TokenVerification.Reason;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/** What checking tokens costs where keys change, or are made up. */
class TokenKeysTest {
    private static final Secret PASSWORD = Secret.of("correct horse battery staple 1");
    private static final Duration LONGER_THAN_THE_PAUSE = Duration.ofSeconds(4);
    private static final Duration LONGER_THAN_KEYS_ARE_KEPT = Duration.ofSeconds(61);

    private final ManualTime time = new ManualTime();
    private final KeycloakHarness harness = new KeycloakHarness();
    private final CountingProxy proxy =
            new CountingProxy(KeycloakServer.running().url());
    private final IdentityBackend backend =
            harness.openAt(proxy.url(), new Runtime(time, IdSource.RANDOM, RandomSource.SECURE));
    private final Directory directory = backend.directory(harness.tenant(), Call.system("test"));

    @AfterEach
    void close() {
        backend.close();
        proxy.close();
        harness.close();
    }

    @Test
    void tokensOfKeysThatNobodyHasDoNotMakeEveryCheckARequest() {
        assertThat(forgeries(50)).hasSize(2);
        assertThat(forgeries(50)).isEmpty();

        time.sleep(LONGER_THAN_THE_PAUSE);

        assertThat(forgeries(50)).hasSize(2);
    }

    @Test
    void aTokenOfANewKeyIsActiveAtOnce() {
        signUp();
        Secret before = signIn();
        assertThat(verify(before).active()).isTrue();
        time.sleep(LONGER_THAN_THE_PAUSE);

        addKey("newer", "200");
        Secret after = signIn();

        assertThat(verify(after).active()).isTrue();
        assertThat(verify(before).active()).isTrue();
    }

    @Test
    void aWithdrawnKeyIsTrustedForAMinuteAtMost() {
        signUp();
        addKey("withdrawn", "200");
        Secret token = signIn();
        assertThat(verify(token).active()).isTrue();

        harness.realm()
                .components()
                .query(null, "org.keycloak.keys.KeyProvider", "withdrawn")
                .forEach(key ->
                        harness.realm().components().component(key.getId()).remove());
        time.sleep(LONGER_THAN_KEYS_ARE_KEPT);

        assertThat(verify(token).reason()).isEqualTo(Reason.BAD_SIGNATURE);
    }

    private List<String> forgeries(int count) {
        return proxy.during(() -> {
            for (int number = 0; number < count; number++) {
                assertThat(verify(forged("key-" + number)).reason()).isEqualTo(Reason.BAD_SIGNATURE);
            }
        });
    }

    private static Secret forged(String key) {
        return Secret.of(part("{\"alg\":\"RS256\",\"kid\":\"" + key + "\"}") + "."
                + part("{\"typ\":\"Bearer\",\"sub\":\"somebody\"}") + "." + part("signature"));
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void signUp() {
        List<Finding> findings = backend.setup(Call.system("test")).fix(harness.tenant());
        assertThat(findings).isNotEmpty();
        User unused = directory
                .users()
                .create(NewUser.withEmail("ada@example.com").password(PASSWORD).build());
    }

    private Secret signIn() {
        return ((SignIn.SignedIn) directory.sessions().authenticate("ada@example.com", PASSWORD))
                .tokens()
                .accessToken();
    }

    private TokenVerification verify(Secret token) {
        return directory.sessions().verify(token, null);
    }

    private void addKey(String name, String priority) {
        var key = new ComponentRepresentation();
        key.setName(name);
        key.setProviderType("org.keycloak.keys.KeyProvider");
        key.setProviderId("rsa-generated");
        key.setParentId(harness.realm().toRepresentation().getId());
        key.setConfig(new MultivaluedHashMap<>());
        key.getConfig().putSingle("priority", priority);
        key.getConfig().putSingle("algorithm", "RS256");
        Requests.close(harness.realm().components().add(key));
    }
}
