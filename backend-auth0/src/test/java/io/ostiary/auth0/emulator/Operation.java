package io.ostiary.auth0.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A method and a path of one of the two APIs, with what it takes and who answers it. */
final class Operation {
    private final String id;
    private final String method;
    private final List<String> segments;
    private final boolean management;
    private final Handler handler;
    private List<String> scopes = List.of();
    private List<String> moreScopes = List.of();
    private ObjectRule path = Rule.object();
    private ObjectRule query = Rule.object();
    private @Nullable Rule body;
    private @Nullable Feature feature;

    Operation(String id, boolean management, Handler handler) {
        this.id = id;
        this.management = management;
        this.handler = handler;
        method = id.substring(0, id.indexOf(' '));
        List<String> parts = new ArrayList<>(management ? List.of("api", "v2") : List.of());
        parts.addAll(List.of(id.substring(id.indexOf(' ') + 2).split("/")));
        segments = List.copyOf(parts);
    }

    /** Takes a token that has any of these scopes. */
    Operation scopes(String... anyOf) {
        scopes = List.of(anyOf);
        return this;
    }

    /** Does more for a token that has these scopes too. */
    Operation moreWith(String... each) {
        moreScopes = List.of(each);
        return this;
    }

    /** Checks what the path carries under these names. */
    Operation path(ObjectRule rule) {
        path = rule;
        return this;
    }

    /** Checks the parameters of these names; Auth0 ignores others. */
    Operation query(ObjectRule rule) {
        query = rule;
        return this;
    }

    /** Takes a body of JSON. */
    Operation body(Rule rule) {
        body = rule;
        return this;
    }

    /** Is part of what a plan may lack. */
    Operation needs(Feature part) {
        feature = part;
        return this;
    }

    /** The name that the OpenAPI document gives it: {@code GET /users/{id}}. */
    String id() {
        return id;
    }

    String method() {
        return method;
    }

    List<String> segments() {
        return segments;
    }

    boolean isManagement() {
        return management;
    }

    List<String> scopes() {
        return scopes;
    }

    List<String> moreScopes() {
        return moreScopes;
    }

    ObjectRule path() {
        return path;
    }

    ObjectRule query() {
        return query;
    }

    Optional<Rule> body() {
        return Optional.ofNullable(body);
    }

    Optional<Feature> feature() {
        return Optional.ofNullable(feature);
    }

    Answer answer(Request request) {
        return handler.answer(request);
    }

    /** Answers a request, or throws a {@link Problem}. */
    interface Handler {
        Answer answer(Request request);
    }
}
