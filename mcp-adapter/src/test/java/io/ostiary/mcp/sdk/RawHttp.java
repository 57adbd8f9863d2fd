package io.ostiary.mcp.sdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A connection on which anything can be sent, also what no HTTP client would send.
 */
final class RawHttp implements AutoCloseable {

    static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
            "capabilities":{"elicitation":{}},"clientInfo":{"name":"raw","version":"1"}}}""";

    private final Socket socket;
    private final int port;

    RawHttp(int port) throws IOException {
        this.port = port;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
    }

    /** One exchange on a connection of its own. */
    static String exchange(int port, String head, String body) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.send(head + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
            return http.readAll();
        }
    }

    static String post(int port, String body, String... headers) throws IOException {
        return exchange(port, head("POST", port, headers), body);
    }

    static String head(String method, int port, String... headers) {
        String more = headers.length == 0 ? "" : "\r\n" + String.join("\r\n", headers);
        return method + " /mcp HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nConnection: close\r\nContent-Type: application/json"
                + "\r\nAccept: application/json, text/event-stream" + more;
    }

    /** Opens a session and returns the header that names it. */
    static String session(int port) throws IOException {
        String answer = post(port, INITIALIZE);
        return answer.lines()
                .filter(line -> line.startsWith("Mcp-Session-Id: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no session: " + answer));
    }

    static int status(String answer) {
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    int port() {
        return port;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Reads up to and including a text. */
    String readUntil(String text) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        while (!read.toString(StandardCharsets.UTF_8).endsWith(text)) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("ended after: " + read.toString(StandardCharsets.UTF_8));
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
