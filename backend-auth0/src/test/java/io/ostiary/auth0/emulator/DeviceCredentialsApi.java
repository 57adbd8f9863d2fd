package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The refresh tokens of users, which every plan lists and revokes here; no device keys are kept. */
final class DeviceCredentialsApi implements Resource {
    private static final ObjectRule LIST = Paging.offset()
            .optional("fields", Rule.text())
            .optional("include_fields", Rule.flag())
            .optional("user_id", Rule.text())
            .optional("client_id", Rule.text())
            .optional("type", Rule.text().oneOf("public_key", "refresh_token", "rotating_refresh_token"));

    private final RevocableTable<RefreshToken> refreshTokens;

    DeviceCredentialsApi(RevocableTable<RefreshToken> refreshTokens) {
        this.refreshTokens = refreshTokens;
    }

    @Override
    public void route(Router router) {
        router.management("GET /device-credentials", this::list)
                .scopes("read:device_credentials")
                .query(LIST);
        router.management("DELETE /device-credentials/{id}", this::delete)
                .scopes("delete:device_credentials", "delete:current_user_device_credentials");
    }

    private Answer list(Request request) {
        List<ObjectNode> credentials = refreshTokens.all().stream()
                .map(DeviceCredentialsApi::json)
                .filter(credential -> List.of("user_id", "client_id", "type").stream()
                        .allMatch(field -> request.query(field)
                                .map(wanted -> credential.get(field).asText().equals(wanted))
                                .orElse(true)))
                .toList();
        return new Paging("device_credentials").page(request, credentials, Fields.of(request)::pick);
    }

    private static ObjectNode json(RefreshToken token) {
        return Json.object()
                .put("id", "dcr_" + token.id())
                .put("device_name", "Unknown")
                .put("type", token.rotates() ? "rotating_refresh_token" : "refresh_token")
                .put("user_id", token.userId())
                .put("client_id", token.issuedFor().clientId());
    }

    /** A credential that is not there is as deleted as one that was. */
    private Answer delete(Request request) {
        refreshTokens.find(request.variable("id").replaceFirst("^dcr_", "")).ifPresent(refreshTokens::remove);
        return Answer.noContent();
    }
}
