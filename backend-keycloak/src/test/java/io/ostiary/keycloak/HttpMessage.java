package io.ostiary.keycloak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request or an answer of HTTP/1.1 as it goes over the wire, one to a connection, a byte to a character. */
record HttpMessage(String start, List<String> headers, String body) {
    static HttpMessage answer(int status, String contentType, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: " + contentType);
        return new HttpMessage("HTTP/1.1 " + status + " Scripted", all, body);
    }

    /** Reads a request, whose length is told; empty when the connection ends before one. */
    static Optional<HttpMessage> request(InputStream in) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        List<String> headers = headers(in);
        int length = header(headers, "content-length").map(Integer::parseInt).orElse(0);
        return Optional.of(new HttpMessage(start, headers, text(in.readNBytes(length))));
    }

    /** Reads an answer, which ends with the connection. */
    static HttpMessage answer(InputStream in) throws IOException {
        return new HttpMessage(line(in), headers(in), text(in.readAllBytes()));
    }

    String method() {
        return start.split(" ", 3)[0];
    }

    String path() {
        return start.split(" ", 3)[1];
    }

    HttpMessage with(String name, String value) {
        List<String> changed = without(name);
        changed.add(name + ": " + value);
        return new HttpMessage(start, changed, body);
    }

    HttpMessage withBody(String changed) {
        return new HttpMessage(start, headers, changed);
    }

    /** What goes over the wire. */
    byte[] bytes() {
        return (head() + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What goes over the wire before the body. */
    String head() {
        List<String> lines = new ArrayList<>();
        lines.add(start);
        lines.addAll(new HttpMessage(start, without("connection"), body).without("content-length"));
        lines.add("Connection: close");
        if (!body.isEmpty() || !start.contains(" 204 ")) {
            lines.add("Content-Length: " + body.length());
        }
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private List<String> without(String name) {
        List<String> rest = new ArrayList<>(headers);
        rest.removeIf(header -> isNamed(header, name));
        return rest;
    }

    private static List<String> headers(InputStream in) throws IOException {
        List<String> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        return headers;
    }

    private static Optional<String> header(List<String> headers, String name) {
        return headers.stream()
                .filter(header -> isNamed(header, name))
                .map(header -> header.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static boolean isNamed(String header, String name) {
        return header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
