package io.ostiary.keycloak;

import io.ostiary.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Keycloak for the tests of one build: started from its distribution at the first use, stopped when the tests end,
 * its data in memory. The system properties {@code keycloak.url} and {@code keycloak.secret} name a running one instead.
 */
public final class KeycloakServer {
    private static final String CLIENT_ID = "ostiary-tests";
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:[0-9]+)");
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration POLL = Duration.ofMillis(250);
    /** The server rewrote its own start-up configuration and asks to be started again. */
    private static final int REAUGMENTED = 10;

    private static final class Running {
        static final KeycloakServer SERVER = open();
    }

    private final String url;
    private final String clientId;
    private final Secret secret;

    private KeycloakServer(String url, String clientId, Secret secret) {
        this.url = url;
        this.clientId = clientId;
        this.secret = secret;
    }

    /** The server, started if it has to be. */
    public static KeycloakServer running() {
        return Running.SERVER;
    }

    /**
     * A server that is there anyway, by the environment variables with which the program opens it.
     *
     * @throws IllegalStateException when one of them is missing
     */
    static KeycloakServer live() {
        return new KeycloakServer(
                variable("OSTIARY_KEYCLOAK_URL"),
                variable("OSTIARY_KEYCLOAK_CLIENT_ID"),
                Secret.of(variable("OSTIARY_KEYCLOAK_CLIENT_SECRET")));
    }

    /** Where it listens. */
    public String url() {
        return url;
    }

    /** The client whose service account administers every realm. */
    public String clientId() {
        return clientId;
    }

    /** Its secret. */
    public Secret secret() {
        return secret;
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set: the tests of a live server need its credentials");
        }
        return value;
    }

    private static KeycloakServer open() {
        String url = System.getProperty("keycloak.url");
        if (url != null) {
            return new KeycloakServer(url, CLIENT_ID, Secret.of(System.getProperty("keycloak.secret")));
        }
        try {
            Path home = Path.of(System.getProperty("keycloak.home"));
            if (!Files.isDirectory(home)) {
                throw new IllegalStateException("no Keycloak distribution at " + home
                        + ": the build unpacks it in the phase process-test-resources; run the tests with Maven");
            }
            Secret secret = Secret.of("test-" + UUID.randomUUID());
            build(home);
            return new KeycloakServer(start(home, secret), CLIENT_ID, secret);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Optimizes the unpacked server once: some twenty seconds that later runs do not spend. */
    private static void build(Path home) throws IOException, InterruptedException {
        Path marker = home.resolve("built-for-tests");
        if (Files.exists(marker)) {
            return;
        }
        Path log = home.resolve("build.log");
        Process build =
                java(home, log, List.of(), List.of("build", "--db=dev-mem")).start();
        if (!build.waitFor(START.toSeconds(), TimeUnit.SECONDS)
                || build.exitValue() != 0 && build.exitValue() != REAUGMENTED) {
            build.destroyForcibly();
            throw new IllegalStateException("Keycloak could not be built:\n" + Files.readString(log));
        }
        Files.createFile(marker);
    }

    private static String start(Path home, Secret secret) throws IOException, InterruptedException {
        Path log = home.resolve("server.log");
        ProcessBuilder builder = java(
                home,
                log,
                List.of("-Dkc.config.built=true"),
                List.of(
                        "start",
                        "--optimized",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=0",
                        "--hostname-strict=false"));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", CLIENT_ID);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secret.reveal());
        Process server = builder.start();
        java.lang.Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop Keycloak"));
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline && server.isAlive()) {
            Matcher listening = LISTENING.matcher(Files.readString(log));
            if (listening.find() && isReady(listening.group(1))) {
                return listening.group(1);
            }
            server.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
        throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(log));
    }

    /** The port is open before the server is: until then it answers 503. */
    private static boolean isReady(String url) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(url + "/realms/master"))
                                            .timeout(Duration.ofSeconds(10))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void stop(Process server) {
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
        }
    }

    /** The server as its own script starts it, without the script: killed, that would leave the server running. */
    private static ProcessBuilder java(Path home, Path log, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                home.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    }
}
