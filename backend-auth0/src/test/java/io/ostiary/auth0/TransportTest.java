package io.ostiary.auth0;

import static io.ostiary.Operation.GET_USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.BackendFailureException;
import io.ostiary.Call;
import io.ostiary.IdentityException;
import io.ostiary.NotFoundException;
import io.ostiary.RateLimitedException;
import io.ostiary.UnauthenticatedException;
import io.ostiary.UnavailableException;
import io.ostiary.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransportTest {
    private static final Subject ADA = Subject.user(UserId.of("auth0|ada"));
    private static final String USER = "{\"user_id\":\"auth0|ada\"}";

    private final ScriptedTenant tenant = new ScriptedTenant();

    @AfterEach
    void close() {
        tenant.close();
    }

    @Test
    void manyCallsAtOnceFetchOneToken() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<String>> reads = IntStream.range(0, 32)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return read();
                    }))
                    .toList();
            start.countDown();
            for (Future<String> read : reads) {
                String unused = read.get(20, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(tenant.tokens).hasValue(1);
    }

    @Test
    void aTokenIsRenewedBeforeItExpiresWithoutAFailedCall() {
        read();
        tenant.time.pass(Duration.ofSeconds(950));
        read();
        assertThat(tenant.bearers()).containsExactly("Bearer token-1", "Bearer token-1");
        tenant.time.pass(Duration.ofSeconds(45));
        read();
        assertThat(tenant.bearers()).last().isEqualTo("Bearer token-2");
    }

    @Test
    void aRefusedTokenIsReplacedOnceAndTheRequestRepeated() {
        tenant.then(401, "{\"statusCode\":401,\"message\":\"Expired token received\"}")
                .then(200, USER);
        assertThat(read()).isEqualTo("auth0|ada");
        assertThat(tenant.bearers()).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void aTokenThatIsRefusedAgainIsAFailureOfTheCredentials() {
        tenant.then(401, "{}").then(401, "{}");
        assertThatThrownBy(this::read).isInstanceOf(UnauthenticatedException.class);
        assertThat(tenant.requests).hasSize(2);
    }

    @Test
    void refusedCredentialsAreToldWithoutTheSecret() {
        tenant.tokenAnswers.add(new MockResponse.Builder()
                .code(401)
                .body("{\"error\":\"access_denied\",\"error_description\":\"no " + ScriptedTenant.CLIENT_SECRET + "\"}")
                .build());
        assertThatThrownBy(this::read)
                .isInstanceOf(UnauthenticatedException.class)
                .hasMessageContaining("client-secret")
                .hasMessageNotContaining(ScriptedTenant.CLIENT_SECRET)
                .hasNoCause();
    }

    @Test
    void aTokenEndpointThatIsBusyIsAskedAgain() {
        tenant.tokenAnswers.add(new MockResponse.Builder().code(503).build());
        tenant.then(200, USER);
        assertThat(read()).isEqualTo("auth0|ada");
    }

    @Test
    void aReadIsRepeatedAfterAPassingFailure() {
        tenant.then(503, "<html>").then(502, "").then(200, USER);
        assertThat(read()).isEqualTo("auth0|ada");
        assertThat(tenant.requests).hasSize(3);
    }

    @Test
    void aWriteThatMayHaveWorkedIsNotRepeated() {
        tenant.then(502, "");
        assertThatThrownBy(() -> requests().once(GET_USER, ADA, TransportTest::post))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        failure -> assertThat(failure.ambiguous()).isTrue());
        assertThat(tenant.requests).hasSize(1);
    }

    @Test
    void aWriteThatTheRateLimitRefusedIsRepeatedWhenTheTenantSays() {
        tenant.then(429, "{\"errorCode\":\"too_many_requests\"}", "Retry-After", "3")
                .then(200, USER);
        requests().once(GET_USER, ADA, TransportTest::post);
        assertThat(tenant.time.sleeps()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void aRateLimitWithoutRetryAfterIsWaitedForUntilItsReset() {
        long reset = tenant.time.instant().getEpochSecond() + 7;
        tenant.then(429, "{}", "X-RateLimit-Reset", String.valueOf(reset)).then(200, USER);
        read();
        assertThat(tenant.time.sleeps()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aRateLimitBeyondTheDeadlineIsToldAtOnce() {
        tenant.then(429, "{}", "retry-after", "30");
        Call call = Call.system("test").until(tenant.time.instant().plusSeconds(5));
        assertThatThrownBy(() -> read(call))
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30)));
        assertThat(tenant.time.sleeps()).isEmpty();
    }

    @Test
    void aCreateWhoseAnswerWasLostIsLookedUpBeforeItIsSentAgain() {
        tenant.then(new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        AtomicInteger lookups = new AtomicInteger();
        String found = requests().create(GET_USER, ADA, TransportTest::post, () -> {
            lookups.incrementAndGet();
            return Optional.of("found");
        });
        assertThat(found).isEqualTo("found");
        assertThat(lookups).hasValue(1);
        assertThat(tenant.requests).hasSize(1);
    }

    @Test
    void anAnswerThatDripsEndsWithTheCallsDeadline() {
        tenant.then(new MockResponse.Builder()
                .body(USER)
                .throttleBody(1, 1, TimeUnit.SECONDS)
                .build());
        Call call = Call.system("test").until(tenant.time.instant().plusMillis(300));
        long start = System.nanoTime();
        assertThatThrownBy(() -> tenant.requests(call).once(GET_USER, ADA, TransportTest::get))
                .isInstanceOf(UnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void halfABodyIsUnclear() {
        tenant.then(new MockResponse.Builder()
                .body(USER)
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        assertThatThrownBy(() -> requests().once(GET_USER, ADA, TransportTest::get))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        failure -> assertThat(failure.ambiguous()).isTrue());
    }

    @Test
    void nobodyThereCertainlyHadNoEffect() {
        try (var nowhere = new ScriptedTenant(Map.of("url", "http://127.0.0.1:1", "attempts", "1"))) {
            assertThatThrownBy(() -> nowhere.requests(Call.system("test")).once(GET_USER, ADA, TransportTest::get))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            failure -> assertThat(failure.ambiguous()).isFalse());
        }
    }

    @Test
    void anAnswerThatIsNoJsonIsNotAskedForAgain() {
        tenant.then(200, "<html>");
        assertThatThrownBy(this::read)
                .isInstanceOf(BackendFailureException.class)
                .hasNoCause();
        assertThat(tenant.requests).hasSize(1);
    }

    @Test
    void theSdkAndTheRawWayFailAlike() {
        String body = "{\"statusCode\":404,\"error\":\"Not Found\",\"message\":\"The user does not exist.\","
                + "\"errorCode\":\"inexistent_user\"}";
        tenant.then(404, body).then(404, body);
        assertThatThrownBy(this::read).isInstanceOf(NotFoundException.class).hasMessage("get_user: no user auth0|ada");
        ThrowingCallable raw = () -> requests()
                .repeatable(
                        GET_USER,
                        ADA,
                        attempt -> attempt.management("GET", List.of("users", "auth0|ada"), Map.of(), null));
        assertThatThrownBy(raw).isInstanceOf(NotFoundException.class).hasMessage("get_user: no user auth0|ada");
        assertThat(tenant.requests.get(1).getTarget())
                .isEqualTo(tenant.requests.get(0).getTarget());
    }

    @Test
    void aRedirectIsNotFollowedWithTheToken() {
        tenant.then(302, "", "location", "/elsewhere");
        assertThatThrownBy(this::read).isInstanceOf(IdentityException.class);
        assertThat(tenant.requests).hasSize(1);
    }

    @Test
    void requestsShareAConnection() {
        read();
        read();
        assertThat(tenant.requests)
                .extracting(RecordedRequest::getConnectionIndex)
                .containsOnly(0);
    }

    @Test
    void aClosedClientSendsNothing() {
        read();
        tenant.client().close();
        assertThatThrownBy(this::read).isInstanceOf(UnavailableException.class);
        assertThat(tenant.requests).hasSize(1);
    }

    @Test
    void requestsWaitForWhatTheSettingsAllow() {
        try (var slow = new ScriptedTenant(Map.of("requests-per-second", "2"))) {
            IntStream.range(0, 6)
                    .forEach(i -> slow.requests(Call.system("test")).once(GET_USER, ADA, TransportTest::get));
            assertThat(slow.time.sleeps()).containsOnly(Duration.ofMillis(500)).hasSize(4);
        }
    }

    @Test
    void requestsDoNotWaitWhileTheTenantSaysThatSomeRemain() {
        try (var slow = new ScriptedTenant(Map.of("requests-per-second", "2"))) {
            IntStream.range(0, 6).forEach(i -> {
                slow.then(200, "{}", "x-ratelimit-limit", "50", "x-ratelimit-remaining", String.valueOf(49 - i));
                slow.requests(Call.system("test")).once(GET_USER, ADA, TransportTest::get);
            });
            assertThat(slow.time.sleeps()).isEmpty();
        }
    }

    @Test
    void requestsWaitWhenTheTenantSaysThatNoneRemains() {
        tenant.then(200, "{}", "x-ratelimit-limit", "50", "x-ratelimit-remaining", "0");
        read();
        read();
        assertThat(tenant.time.sleeps()).containsExactly(Duration.ofMillis(1));
    }

    @Test
    void aWaitForTheRateLimitNeverGoesPastTheDeadline() {
        try (var slow = new ScriptedTenant(Map.of("requests-per-second", "1"))) {
            Call call = Call.system("test").until(slow.time.instant().plusMillis(500));
            slow.requests(call).once(GET_USER, ADA, TransportTest::get);
            assertThatThrownBy(() -> slow.requests(call).once(GET_USER, ADA, TransportTest::get))
                    .isInstanceOf(RateLimitedException.class);
            assertThat(slow.requests).hasSize(1);
            assertThat(slow.time.sleeps()).isEmpty();
        }
    }

    private Requests requests() {
        return tenant.requests(Call.system("test"));
    }

    private String read() {
        return read(Call.system("test"));
    }

    private String read(Call call) {
        return tenant.requests(call).repeatable(GET_USER, ADA, TransportTest::get);
    }

    private static String get(Attempt attempt) {
        return attempt.api().users().get("auth0|ada").getUserId().orElse("");
    }

    private static String post(Attempt attempt) {
        return attempt.management("POST", List.of("users"), Map.of(), RawJson.body(Map.of()))
                .toString();
    }
}
