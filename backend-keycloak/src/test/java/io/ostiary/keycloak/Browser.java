package io.ostiary.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person's browser: keeps cookies, follows redirects, fills in the one form of a page. Cookies that only https may carry
 * go over http as well, as browsers let them to this machine.
 */
final class Browser {
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 20;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final List<HttpCookie> cookies = new ArrayList<>();

    /**
     * Where a request led to: a page, or an address elsewhere that was not gone to.
     *
     * @param status of the page; that of a redirect for an address elsewhere
     */
    record Arrival(URI address, int status, String page) {}

    Arrival open(URI address) {
        return follow(address, HttpRequest.newBuilder(address).GET());
    }

    /** Fills in the form of a page. */
    Arrival submit(Arrival page, Map<String, String> fields) {
        Matcher form = FORM.matcher(page.page());
        if (!form.find()) {
            throw new AssertionError("no form in " + page);
        }
        URI action = page.address().resolve(form.group(1).replace("&amp;", "&"));
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return follow(
                action,
                HttpRequest.newBuilder(action)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Arrival follow(URI first, HttpRequest.Builder request) {
        URI address = first;
        HttpResponse<String> answer = send(address, request);
        for (int redirects = 0; answer.statusCode() / 100 == 3; redirects++) {
            URI next = address.resolve(answer.headers().firstValue("Location").orElseThrow());
            if (!Objects.equals(next.getAuthority(), first.getAuthority())) {
                return new Arrival(next, answer.statusCode(), "");
            }
            if (redirects == MOST_REDIRECTS) {
                throw new AssertionError("redirected for ever, at last to " + next);
            }
            address = next;
            answer = send(address, HttpRequest.newBuilder(address).GET());
        }
        return new Arrival(address, answer.statusCode(), answer.body());
    }

    private HttpResponse<String> send(URI address, HttpRequest.Builder request) {
        String sent = cookies.stream()
                .filter(cookie -> address.getPath().startsWith(cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            // By name, domain and path.
            cookies.remove(cookie);
            if (cookie.getMaxAge() != 0) {
                cookies.add(cookie);
            }
        }
    }
}
