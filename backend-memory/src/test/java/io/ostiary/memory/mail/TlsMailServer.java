package io.ostiary.memory.mail;

import io.ostiary.memory.mail.MailSettings.Security;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A mail server with a certificate, because GreenMail has no STARTTLS and chooses its own. One connection at a time. */
final class TlsMailServer implements AutoCloseable {
    /** A certificate for localhost, and one for another name. */
    static final KeyStore LOCALHOST = keys("localhost");

    static final KeyStore ANOTHER = keys("another.example");

    /** Trusts both. */
    static final SSLSocketFactory TRUSTING = trusting();

    static final String SILENCE = "";

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final ServerSocket listening;
    private final SSLContext tls;
    private final Security security;
    private final Map<String, String> answers;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> overTls = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();

    private TlsMailServer(KeyStore keys, Security security, Map<String, String> answers) throws IOException {
        this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.security = security;
        this.answers = answers;
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            this.tls = SSLContext.getInstance("TLS");
            tls.init(managers.getKeyManagers(), null, null);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        var thread = new Thread(this::serve, "tls-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    static TlsMailServer start(KeyStore keys, Security security) throws IOException {
        return new TlsMailServer(keys, security, Map.of());
    }

    /** One that answers a command, or the end of a mail, as it is told; with {@link #SILENCE} it goes away instead. */
    static TlsMailServer answering(String command, String answer, Security security) throws IOException {
        return new TlsMailServer(LOCALHOST, security, Map.of(command, answer));
    }

    int port() {
        return listening.getLocalPort();
    }

    Security security() {
        return security;
    }

    /** The commands that came, with what came with them. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The commands that came. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    /** Those of them that came over TLS. */
    List<String> overTls() {
        return List.copyOf(overTls);
    }

    /** The mails that it took. */
    List<String> mails() {
        return List.copyOf(mails);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                if (security == Security.TLS) {
                    talk(secured(socket), true, "220 ready\r\n");
                } else {
                    talk(socket, false, "220 ready\r\n");
                }
            } catch (IOException e) {
                // the client went away, as some of the tests have it
            }
        }
    }

    private Socket secured(Socket socket) throws IOException {
        var secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private void talk(Socket socket, boolean secure, String greeting) throws IOException {
        OutputStream out = socket.getOutputStream();
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        say(out, greeting);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            lines.add(line);
            heard.add(command);
            if (secure) {
                overTls.add(command);
            }
            switch (command) {
                case "EHLO" ->
                    say(out, answer(command, "250-localhost\r\n" + (secure ? "250 AUTH PLAIN" : "250 STARTTLS")));
                case "STARTTLS" -> {
                    say(out, "220 go ahead\r\n");
                    talk(secured(socket), true, "");
                    return;
                }
                case "AUTH" -> say(out, answer(command, "235 welcome"));
                case "DATA" -> {
                    String answer = answer(command, "354 go ahead");
                    say(out, answer);
                    if (answer.startsWith("354")) {
                        take(in);
                        say(out, answer(".", "250 taken"));
                    }
                }
                default -> say(out, answer(command, "250 fine"));
            }
        }
    }

    private String answer(String command, String usual) throws IOException {
        String answer = answers.getOrDefault(command, usual);
        if (answer.equals(SILENCE)) {
            throw new EOFException("gone");
        }
        return answer + "\r\n";
    }

    private void take(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        mails.add(mail.toString());
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** A key with a certificate for that name, made by the JDK's own tool. */
    private static KeyStore keys(String name) {
        try {
            Path file = Files.createTempDirectory("tls-mail-server").resolve("keys.p12");
            String tool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            Process process = new ProcessBuilder(
                            tool,
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "SAN=dns:" + name,
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            "changeit")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new AssertionError("keytool failed");
            }
            return KeyStore.getInstance(new File(file.toString()), "changeit".toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static SSLSocketFactory trusting() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("localhost", LOCALHOST.getCertificate("server"));
            trusted.setCertificateEntry("another", ANOTHER.getCertificate("server"));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
