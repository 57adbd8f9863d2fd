package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.Call;
import io.ostiary.UnavailableException;
import io.ostiary.backend.Backends;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Runtime;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** That a call ends when its deadline says so, whatever the server does. */
class DeadlineTest {
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration LONG_BEFORE_THE_READ_TIMEOUT = Duration.ofSeconds(5);

    @Test
    void aServerThatDoesNotAnswerIsWaitedForUntilTheDeadline() throws IOException {
        endsInTime((socket, end) -> end.await());
    }

    @Test
    void aServerThatAnswersByteByByteIsListenedToUntilTheDeadline() throws IOException {
        endsInTime((socket, end) -> {
            OutputStream answer = socket.getOutputStream();
            answer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{\""
                    .getBytes(StandardCharsets.US_ASCII));
            while (!end.await(20, TimeUnit.MILLISECONDS)) {
                answer.write('a');
                answer.flush();
            }
        });
    }

    @Test
    void anotherChangeOfTheSameUserIsWaitedForUntilTheDeadline() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                IdentityBackend backend = open(listening)) {
            Thread answering = new Thread(() -> serve(
                    listening,
                    (socket, ended) -> {
                        asked.countDown();
                        ended.await();
                    },
                    end));
            answering.start();
            Thread other = new Thread(() -> assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> enable(backend, Call.system("other"))));
            other.setDaemon(true);
            other.start();
            asked.await();
            Instant start = Instant.now();

            try {
                assertThatExceptionOfType(UnavailableException.class)
                        .isThrownBy(() -> enable(backend, Call.system("test").until(start.plus(SOON))))
                        .matches(failure -> !failure.ambiguous());
                assertThat(Duration.between(start, Instant.now())).isLessThan(LONG_BEFORE_THE_READ_TIMEOUT);
            } finally {
                end.countDown();
            }
        }
    }

    private static void enable(IdentityBackend backend, Call call) {
        User unused = backend.directory(TenantId.of("acme"), call).users().enable(UserId.of("somebody"));
    }

    private static IdentityBackend open(ServerSocket listening) {
        return Backends.open(
                KeycloakProvider.NAME,
                Map.of(
                        "url",
                        "http://127.0.0.1:" + listening.getLocalPort(),
                        "client-id",
                        "ostiary",
                        "client-secret",
                        "none",
                        "read-timeout",
                        "60s"),
                Runtime.SYSTEM);
    }

    private static void endsInTime(Server server) throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                IdentityBackend backend = open(listening)) {
            Thread answering = new Thread(() -> serve(listening, server, end));
            answering.start();
            Instant start = Instant.now();
            Call call = Call.system("test").until(start.plus(SOON));

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() ->
                            backend.directory(TenantId.of("acme"), call).users().find(UserId.of("somebody")));

            assertThat(Duration.between(start, Instant.now())).isLessThan(LONG_BEFORE_THE_READ_TIMEOUT);
        } finally {
            end.countDown();
        }
    }

    private static void serve(ServerSocket listening, Server server, CountDownLatch end) {
        try (Socket socket = listening.accept()) {
            server.answer(socket, end);
        } catch (IOException hungUp) {
            end.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Server {
        void answer(Socket socket, CountDownLatch end) throws IOException, InterruptedException;
    }
}
