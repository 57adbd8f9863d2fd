package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What users granted to applications; a grant that is taken back takes every refresh token issued under it along. */
final class GrantsApi implements Resource {
    private static final ObjectRule LIST = Paging.offset()
            .optional("user_id", Rule.text())
            .optional("client_id", Rule.text())
            .optional("audience", Rule.text());

    private final RevocableTable<RefreshToken> refreshTokens;

    GrantsApi(RevocableTable<RefreshToken> refreshTokens) {
        this.refreshTokens = refreshTokens;
    }

    @Override
    public void route(Router router) {
        router.management("GET /grants", this::list).scopes("read:grants").query(LIST);
        router.management("DELETE /grants", this::deleteOfUser)
                .scopes("delete:grants")
                .query(Rule.object().required("user_id", Rule.text()));
        router.management("DELETE /grants/{id}", this::delete).scopes("delete:grants");
    }

    private Answer list(Request request) {
        Map<Grant, List<RefreshToken>> grants =
                refreshTokens.all().stream().collect(Collectors.groupingBy(GrantsApi::grant));
        List<ObjectNode> found = grants.entrySet().stream()
                .map(grant -> json(grant.getKey(), grant.getValue()))
                .filter(grant -> isOf(grant, "user_id", request.query("user_id")))
                .filter(grant -> isOf(grant, "clientID", request.query("client_id")))
                .filter(grant -> isOf(grant, "audience", request.query("audience")))
                .toList();
        return new Paging("grants").page(request, found, grant -> grant);
    }

    private static boolean isOf(ObjectNode grant, String field, Optional<String> wanted) {
        return wanted.isEmpty() || wanted.get().equals(grant.get(field).asText());
    }

    private static ObjectNode json(Grant grant, List<RefreshToken> tokens) {
        ObjectNode json = Json.object()
                .put("id", grant.id())
                .put("user_id", grant.user)
                .put("audience", grant.audience)
                .put("clientID", grant.client);
        ArrayNode scope = json.putArray("scope");
        tokens.stream()
                .flatMap(token -> token.issuedFor().scopes().stream())
                .distinct()
                .forEach(scope::add);
        return json;
    }

    private Answer deleteOfUser(Request request) {
        refreshTokens.ofUser(request.query("user_id").orElseThrow()).forEach(refreshTokens::remove);
        return Answer.noContent();
    }

    private Answer delete(Request request) {
        refreshTokens.all().stream()
                .filter(token -> grant(token).id().equals(request.variable("id")))
                .forEach(refreshTokens::remove);
        return Answer.noContent();
    }

    private static Grant grant(RefreshToken token) {
        return new Grant(
                token.userId(),
                token.issuedFor().clientId(),
                token.issuedFor().audience().orElse(Issuer.USERINFO));
    }

    private record Grant(String user, String client, String audience) {
        /** 24 digits that are always the same for the same grant. */
        String id() {
            String hash = HexFormat.of().toHexDigits(Objects.hash(user, client, audience));
            return (hash + HexFormat.of().formatHex(user.getBytes(StandardCharsets.UTF_8)) + "0".repeat(24))
                    .substring(0, 24);
        }
    }
}
