package io.ostiary.auth0.emulator;

import java.util.List;

/** Browser sessions, of one and of a user. */
final class SessionsApi implements Resource {
    private static final int LONGEST_ID = 50;

    private final Tenant tenant;
    private final RevocableTable<BrowserSession> sessions;
    private final RevocableTable<RefreshToken> refreshTokens;

    SessionsApi(Tenant tenant, RevocableTable<BrowserSession> sessions, RevocableTable<RefreshToken> refreshTokens) {
        this.tenant = tenant;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
    }

    @Override
    public void route(Router router) {
        router.management("GET /sessions/{id}", this::get)
                .scopes("read:sessions")
                .needs(Feature.SESSIONS);
        router.management("DELETE /sessions/{id}", this::delete)
                .scopes("delete:sessions")
                .needs(Feature.SESSIONS);
        router.management("POST /sessions/{id}/revoke", this::revoke)
                .scopes("delete:sessions", "delete:refresh_tokens")
                .path(Rule.object().required("id", Rule.text().max(LONGEST_ID)))
                .needs(Feature.SESSIONS);
        router.management("GET /users/{user_id}/sessions", this::list)
                .scopes("read:sessions")
                .query(Checkpoint.RULE)
                .needs(Feature.SESSIONS);
        router.management("DELETE /users/{user_id}/sessions", this::deleteAll)
                .scopes("delete:sessions")
                .needs(Feature.SESSIONS);
        router.management("POST /users/{id}/revoke-access", this::revokeAccess)
                .scopes("delete:sessions", "delete:refresh_tokens")
                .body(Rule.object()
                        .optional("session_id", Rule.text().max(LONGEST_ID))
                        .optional("preserve_refresh_tokens", Rule.flag()))
                .needs(Feature.SESSIONS);
    }

    private BrowserSession session(Request request) {
        return sessions.find(request.variable("id"))
                .orElseThrow(() -> Problem.notFound("The session does not exist.", "inexistent_session"));
    }

    private Answer get(Request request) {
        return Answer.ok(session(request).json());
    }

    private Answer delete(Request request) {
        sessions.find(request.variable("id")).ifPresent(sessions::revoke);
        return Answer.accepted(Json.object());
    }

    private Answer revoke(Request request) {
        end(session(request), false);
        return Answer.accepted(Json.object());
    }

    private Answer list(Request request) {
        User user = tenant.users().get(request.variable("user_id"));
        return Answer.ok(Checkpoint.page(
                request, "sessions", sessions.ofUser(user.id()), BrowserSession::id, BrowserSession::json));
    }

    private Answer deleteAll(Request request) {
        User user = tenant.users().get(request.variable("user_id"));
        sessions.ofUser(user.id()).forEach(sessions::revoke);
        return Answer.accepted(Json.object());
    }

    /** Ends one session or all; with all, also the refresh tokens that belong to none. */
    private Answer revokeAccess(Request request) {
        String user = request.variable("id");
        boolean preserve = request.object().path("preserve_refresh_tokens").asBoolean();
        String only = request.object().path("session_id").asText();
        List<BrowserSession> ended = sessions.ofUser(user).stream()
                .filter(session -> only.isEmpty() || session.id().equals(only))
                .toList();
        ended.forEach(session -> end(session, preserve));
        if (only.isEmpty() && !preserve) {
            refreshTokens.ofUser(user).forEach(refreshTokens::revoke);
        }
        return Answer.accepted(Json.object());
    }

    private void end(BrowserSession session, boolean preserveRefreshTokens) {
        sessions.revoke(session);
        if (!preserveRefreshTokens) {
            refreshTokens.ofUser(session.userId()).stream()
                    .filter(token ->
                            token.sessionId().filter(session.id()::equals).isPresent())
                    .forEach(refreshTokens::revoke);
        }
    }
}
