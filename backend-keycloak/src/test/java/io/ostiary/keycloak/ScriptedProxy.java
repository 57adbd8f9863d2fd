package io.ostiary.keycloak;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Stands in front of the real server. Every request goes as a script says, on a connection of its own. */
final class ScriptedProxy implements AutoCloseable {
    private final URI upstream;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Script script = Exchange::pass;
    private volatile ServerSocket listening;

    /** What becomes of a request. */
    @FunctionalInterface
    interface Script {
        void play(Exchange exchange) throws IOException;

        /** Does this to the first requests of that kind and lets every other pass. */
        default Script forTheFirst(int times, Predicate<HttpMessage> kind) {
            AtomicInteger left = new AtomicInteger(times);
            return exchange -> {
                if (kind.test(exchange.request()) && left.getAndDecrement() > 0) {
                    play(exchange);
                } else {
                    exchange.pass();
                }
            };
        }

        /** Does this to every request of that kind and lets every other pass. */
        default Script forEvery(Predicate<HttpMessage> kind) {
            return forTheFirst(Integer.MAX_VALUE, kind);
        }
    }

    ScriptedProxy(String upstream) {
        this.upstream = URI.create(upstream);
        this.listening = listen(0);
        this.port = listening.getLocalPort();
        accept(listening);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void script(Script next) {
        script = next;
    }

    /** Lets everything pass from now on. */
    void pass() {
        script = Exchange::pass;
    }

    /** What was asked, as {@code METHOD path}. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    /** Refuses every connection until {@link #listen()}. */
    void refuse() {
        closeQuietly(listening);
    }

    void listen() {
        listening = listen(port);
        accept(listening);
    }

    @Override
    public void close() {
        closed.countDown();
        closeQuietly(listening);
        open.forEach(ScriptedProxy::closeQuietly);
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket on) {
        start("accepts", () -> {
            while (!on.isClosed()) {
                try {
                    Socket client = on.accept();
                    open.add(client);
                    start("serves", () -> serve(client));
                } catch (IOException e) {
                    closeQuietly(on);
                }
            }
        });
    }

    private void serve(Socket client) {
        try (client) {
            Optional<HttpMessage> request = HttpMessage.request(new BufferedInputStream(client.getInputStream()));
            if (request.isPresent()) {
                seen.add(request.get().method() + " " + request.get().path());
                script.play(new Exchange(client, request.get()));
            }
        } catch (IOException hungUp) {
            closeQuietly(client);
        } finally {
            open.remove(client);
        }
    }

    private static void start(String what, Runnable work) {
        Thread thread = new Thread(work, "proxy that " + what);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new AssertionError("a socket closes", e);
        }
    }

    /** One request and its connection. */
    final class Exchange {
        private final Socket client;
        private final HttpMessage request;

        private Exchange(Socket client, HttpMessage request) {
            this.client = client;
            this.request = request;
        }

        HttpMessage request() {
            return request;
        }

        void pass() throws IOException {
            send(forward());
        }

        /** The server's answer. */
        HttpMessage forward() throws IOException {
            return forward(request);
        }

        /** The server's answer to another request. */
        HttpMessage forward(HttpMessage changed) throws IOException {
            try (Socket server = new Socket(upstream.getHost(), upstream.getPort())) {
                // With HTTP/1.0 the answer comes in one piece, which ends with the connection.
                HttpMessage old = new HttpMessage(
                        changed.start().replace("HTTP/1.1", "HTTP/1.0"), changed.headers(), changed.body());
                server.getOutputStream().write(old.bytes());
                HttpMessage answer = HttpMessage.answer(new BufferedInputStream(server.getInputStream()));
                return new HttpMessage(answer.start().replace("HTTP/1.0", "HTTP/1.1"), answer.headers(), answer.body());
            }
        }

        void send(HttpMessage answer) throws IOException {
            send(answer.bytes());
        }

        void send(byte[] bytes) throws IOException {
            client.getOutputStream().write(bytes);
        }

        /** Sends a byte every 20 ms until the client hangs up. */
        void drip(byte[] bytes) throws IOException {
            try {
                for (byte next : bytes) {
                    client.getOutputStream().write(next);
                    if (closed.await(20, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Resets the connection. */
        void reset() throws IOException {
            client.setSoLinger(true, 0);
            client.close();
        }
    }
}
