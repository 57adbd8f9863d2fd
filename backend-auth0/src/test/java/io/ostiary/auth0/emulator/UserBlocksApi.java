package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Whom brute-force protection keeps out; an administrator's block is apart from that. */
final class UserBlocksApi implements Resource {
    private static final ObjectRule IDENTIFIER = Rule.object()
            .required("identifier", Rule.text().says("Should be any of a username, phone number, or email"));

    private final Tenant tenant;

    UserBlocksApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /user-blocks/{id}", this::get).scopes("read:users");
        router.management("DELETE /user-blocks/{id}", this::unblock).scopes("update:users");
        router.management("GET /user-blocks", this::getByIdentifier)
                .scopes("read:users")
                .query(IDENTIFIER);
        router.management("DELETE /user-blocks", this::unblockByIdentifier)
                .scopes("update:users")
                .query(IDENTIFIER);
    }

    private Answer get(Request request) {
        return blocks(List.of(tenant.users().get(request.variable("id"))));
    }

    private Answer getByIdentifier(Request request) {
        return blocks(withIdentifier(request));
    }

    private static Answer blocks(Collection<User> users) {
        ObjectNode answer = Json.object();
        ArrayNode blocked = answer.putArray("blocked_for");
        users.stream().flatMap(user -> user.blocks().stream()).forEach(block -> {
            ObjectNode item = blocked.addObject().put("identifier", block.identifier());
            if (block.ip() != null) {
                item.put("ip", block.ip());
            }
        });
        return Answer.ok(answer);
    }

    private Answer unblock(Request request) {
        tenant.users().get(request.variable("id")).blocks().clear();
        return Answer.noContent();
    }

    private Answer unblockByIdentifier(Request request) {
        withIdentifier(request).forEach(user -> user.blocks().clear());
        return Answer.noContent();
    }

    private List<User> withIdentifier(Request request) {
        String identifier = request.query("identifier").orElseThrow();
        return tenant.users().all().stream()
                .filter(user -> List.of("email", "username", "phone_number").stream()
                        .anyMatch(field -> user.text(field)
                                .filter(identifier::equalsIgnoreCase)
                                .isPresent()))
                .toList();
    }
}
