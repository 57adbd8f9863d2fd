package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/**
 * Answers part of a list by page number, with or without totals.
 *
 * @param name the list's key in an envelope
 */
record Paging(String name) {
    private static final int WINDOW = 1_000;
    private static final int DEFAULT_SIZE = 50;

    /** The parameters of a list that is read by page number. */
    static ObjectRule offset() {
        return offset(1);
    }

    /** The same, where a page may also be of no items. */
    static ObjectRule offset(int smallest) {
        return Rule.object()
                .optional("page", Rule.integer().min(0).says("Page index of the results to return. First page is 0"))
                .optional("per_page", Rule.integer().min(smallest).max(100).says("Number of results per page"))
                .optional("include_totals", Rule.flag());
    }

    /** The parameters of a list that is read by page number or by checkpoint. */
    static ObjectRule offsetOrCheckpoint() {
        return offset().optional("from", Rule.text().says("Optional Id from which to start selection"))
                .optional("take", Rule.integer().min(1).max(100).says("Number of results per page"));
    }

    /** A page of the first thousand: the bare items, or with {@code include_totals} an envelope. */
    <T> Answer page(Request request, List<T> all, Function<T, ? extends JsonNode> shape) {
        return Answer.ok(request.flag("include_totals") ? envelope(request, all, shape) : items(request, all, shape));
    }

    /** The envelope of a page, for a list that adds something to it. */
    <T> ObjectNode envelope(Request request, List<T> all, Function<T, ? extends JsonNode> shape) {
        JsonNode items = items(request, all, shape);
        ObjectNode envelope = Json.object()
                .put("start", start(request))
                .put("limit", size(request))
                .put("total", all.size());
        envelope.set(name, items);
        return envelope;
    }

    /** The bare items of a page. */
    <T> JsonNode items(Request request, List<T> all, Function<T, ? extends JsonNode> shape) {
        long end = (long) start(request) + size(request);
        if (end > WINDOW) {
            throw Problem.of(
                    400,
                    "You can only page through the first 1000 records. See"
                            + " https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation",
                    "invalid_paging");
        }
        return Json.array(all.stream().skip(start(request)).limit(size(request)).map(shape));
    }

    /** Whether a request reads by checkpoint. */
    static boolean isCheckpoint(Request request) {
        return request.query("take").isPresent() || request.query("from").isPresent();
    }

    private static int start(Request request) {
        return Math.multiplyExact(request.number("page", 0), size(request));
    }

    private static int size(Request request) {
        return request.number("per_page", DEFAULT_SIZE);
    }
}
