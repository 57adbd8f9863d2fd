package io.ostiary.auth0.emulator;

/** Refresh tokens, of one and of a user. */
final class RefreshTokensApi implements Resource {
    private final Tenant tenant;
    private final RevocableTable<RefreshToken> refreshTokens;

    RefreshTokensApi(Tenant tenant, RevocableTable<RefreshToken> refreshTokens) {
        this.tenant = tenant;
        this.refreshTokens = refreshTokens;
    }

    @Override
    public void route(Router router) {
        router.management("GET /refresh-tokens/{id}", this::get)
                .scopes("read:refresh_tokens")
                .needs(Feature.SESSIONS);
        router.management("DELETE /refresh-tokens/{id}", this::delete)
                .scopes("delete:refresh_tokens")
                .needs(Feature.SESSIONS);
        router.management("GET /users/{user_id}/refresh-tokens", this::list)
                .scopes("read:refresh_tokens")
                .query(Checkpoint.RULE)
                .needs(Feature.SESSIONS);
        router.management("DELETE /users/{user_id}/refresh-tokens", this::deleteAll)
                .scopes("delete:refresh_tokens")
                .needs(Feature.SESSIONS);
    }

    private Answer get(Request request) {
        return Answer.ok(refreshTokens
                .find(request.variable("id"))
                .orElseThrow(() -> Problem.notFound("The refresh token does not exist.", "inexistent_refresh_token"))
                .json());
    }

    private Answer delete(Request request) {
        refreshTokens.find(request.variable("id")).ifPresent(refreshTokens::revoke);
        return Answer.accepted(Json.object());
    }

    private Answer list(Request request) {
        User user = tenant.users().get(request.variable("user_id"));
        return Answer.ok(Checkpoint.page(
                request, "tokens", refreshTokens.ofUser(user.id()), RefreshToken::id, RefreshToken::json));
    }

    private Answer deleteAll(Request request) {
        User user = tenant.users().get(request.variable("user_id"));
        refreshTokens.ofUser(user.id()).forEach(refreshTokens::revoke);
        return Answer.accepted(Json.object());
    }
}
