package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Many users at a time: the search, which lags and ends after a thousand, and the look-up by address, which does neither. */
final class UserListApi implements Resource {
    private static final ObjectRule SEARCH = Paging.offset(0)
            .optional(
                    "sort",
                    Rule.text().pattern("^(([a-zA-Z0-9_\\.]+))\\:(1|-1)$").says("Field to sort by. Use field:order"))
            .optional("connection", Rule.text().min(1))
            .optional("fields", Rule.text())
            .optional("include_fields", Rule.flag())
            .optional("q", Rule.text())
            .optional("search_engine", Rule.text().oneOf("v1", "v2", "v3").says("The version of the search engine"))
            .optional("primary_order", Rule.flag());

    private static final ObjectRule BY_EMAIL = Rule.object()
            .required("email", Rule.text().says("Email address to search for"))
            .optional("fields", Rule.text())
            .optional("include_fields", Rule.flag());

    private final Tenant tenant;

    UserListApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /users", this::search)
                .scopes("read:users", "read:user_idp_tokens")
                .query(SEARCH);
        router.management("GET /users-by-email", this::byEmail)
                .scopes("read:users")
                .query(BY_EMAIL);
    }

    private Answer search(Request request) {
        request.query("search_engine").filter(version -> !version.equals("v3")).ifPresent(version -> {
            throw Problem.of(
                    400,
                    "You are not allowed to use search_engine=" + version + "."
                            + (version.equals("v2") ? " Use search_engine=v3 instead." : ""),
                    "invalid_query_string");
        });
        UserSearch search = request.query("q")
                .filter(q -> !q.isBlank())
                .map(UserSearch::parse)
                .orElse(UserSearch.EVERYONE);
        List<ObjectNode> found = tenant.index().read().stream()
                .filter(search::matches)
                .sorted(order(request.query("sort").orElse("user_id:1")))
                .toList();
        Fields fields = Fields.of(request);
        Paging paging = new Paging("users");
        if (!request.flag("include_totals")) {
            return paging.page(request, found, fields::pick);
        }
        ObjectNode envelope = paging.envelope(request, found, fields::pick);
        return Answer.ok(envelope.put("length", envelope.get("users").size()));
    }

    private static Comparator<ObjectNode> order(String sort) {
        String field = sort.substring(0, sort.indexOf(':'));
        if (field.startsWith("user_metadata") || field.startsWith("app_metadata")) {
            throw Problem.of(400, "Sorting by metadata is not supported", "invalid_query_string");
        }
        JsonPointer pointer = JsonPointer.compile("/" + field.replace('.', '/'));
        Comparator<ObjectNode> ascending =
                Comparator.comparing(user -> user.at(pointer), Comparator.comparing(JsonNode::asText));
        return sort.endsWith("-1") ? ascending.reversed() : ascending;
    }

    /** Is case-sensitive, while addresses of database users are stored in lower case. */
    private Answer byEmail(Request request) {
        Fields fields = Fields.of(request);
        Optional<String> email = request.query("email");
        return Answer.ok(Json.array(tenant.users().withEmail(email.orElseThrow()).stream()
                .filter(user -> user.text("email").equals(email))
                .map(user -> fields.pick(user.profile()))));
    }
}
