package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** The pages of lists that belong to Actions: what is zero is left out of them. */
final class OffsetPage {
    static final ObjectRule RULE = Rule.object()
            .optional("page", Rule.integer().min(0))
            .optional("per_page", Rule.integer().min(1).max(100));

    private static final int PER_PAGE = 50;

    private OffsetPage() {}

    static <T> ObjectNode of(Request request, String name, List<T> all, Function<T, ? extends JsonNode> json) {
        int page = request.number("page", 0);
        int perPage = request.number("per_page", PER_PAGE);
        ObjectNode answer = Json.object();
        answer.putArray(name)
                .addAll(Json.array(
                        all.stream().skip((long) page * perPage).limit(perPage).map(json)));
        if (!all.isEmpty()) {
            answer.put("total", all.size());
        }
        if (page > 0) {
            answer.put("page", page);
        }
        return answer.put("per_page", perPage);
    }
}
