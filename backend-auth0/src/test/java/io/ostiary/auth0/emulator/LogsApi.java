package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** The tenant's log, searched: the first thousand entries by time, of one millisecond in no order that can be relied upon. */
final class LogsApi implements Resource {
    private static final ObjectRule SEARCH = Paging.offset(0)
            .optional("q", Rule.text())
            .optional(
                    "sort",
                    Rule.text().pattern("^date:(1|-1)$").says("Field to use for sorting appended with :1 or :-1"));

    private static final Comparator<JsonNode> BY_TIME =
            Comparator.comparing(entry -> entry.get("date").asText());

    private final Tenant tenant;

    LogsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /logs", this::search)
                .scopes("read:logs", "read:logs_users")
                .query(SEARCH);
        router.management("GET /logs/{id}", this::get).scopes("read:logs", "read:logs_users");
    }

    private Answer search(Request request) {
        UserSearch search = request.query("q")
                .filter(q -> !q.isBlank())
                .map(q -> new UserSearchParser(q, LogTerms.INSTANCE).parse())
                .orElse(UserSearch.EVERYONE);
        boolean oldestFirst = request.query("sort").filter("date:1"::equals).isPresent();
        List<ObjectNode> found = tenant.log().read().stream()
                .filter(search::matches)
                .sorted(oldestFirst ? BY_TIME : BY_TIME.reversed())
                .toList();
        return new Paging("logs").page(request, found, entry -> entry);
    }

    private Answer get(Request request) {
        return Answer.ok(tenant.log()
                .find(request.variable("id"))
                .orElseThrow(() -> Problem.notFound("Log not found.", "inexistent_log")));
    }
}
