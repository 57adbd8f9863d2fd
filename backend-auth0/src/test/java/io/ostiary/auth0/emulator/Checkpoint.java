package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Paging by {@code from} and {@code take}, with the id of a page's last item as the next one's start. */
final class Checkpoint {
    static final ObjectRule RULE = Rule.object()
            .optional("include_totals", Rule.flag())
            .optional("from", Rule.text())
            .optional("take", Rule.integer().min(1).max(100));

    private static final int TAKE = 50;

    private Checkpoint() {}

    /** The page that a request asks for; the last page has no {@code next}. */
    static <T> ObjectNode page(
            Request request, String name, List<T> all, Function<T, String> id, Function<T, ? extends JsonNode> json) {
        int start = request.query("from").map(from -> after(from, all, id)).orElse(0);
        List<T> rest = all.subList(start, all.size());
        List<T> page = rest.subList(0, Math.min(request.number("take", TAKE), rest.size()));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray(name);
        page.forEach(item -> items.add(json.apply(item)));
        if (page.size() < rest.size()) {
            answer.put("next", id.apply(page.get(page.size() - 1)));
        }
        if (request.flag("include_totals")) {
            answer.put("total", all.size());
        }
        return answer;
    }

    /** The same of a list in the order of a key, whose checkpoint is good also when what it names is gone. */
    static <T> ObjectNode ordered(
            Request request, String name, List<T> all, Function<T, String> key, Function<T, ? extends JsonNode> json) {
        List<T> rest = all.stream()
                .filter(item -> request.query("from")
                        .map(from -> key.apply(item).compareTo(decoded(from)) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(key))
                .toList();
        List<T> page = rest.subList(0, Math.min(request.number("take", TAKE), rest.size()));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray(name);
        page.forEach(item -> items.add(json.apply(item)));
        if (page.size() < rest.size()) {
            answer.put("next", encoded(key.apply(page.get(page.size() - 1))));
        }
        return answer;
    }

    /** The same of a list that names a next page after every item, also after the last. */
    static <T> ObjectNode endless(
            Request request, String name, List<T> all, Function<T, String> key, Function<T, ? extends JsonNode> json) {
        ObjectNode answer = ordered(request, name, all, key, json);
        boolean empty = answer.get(name).isEmpty();
        if (!empty && !answer.has("next")) {
            all.stream().map(key).max(Comparator.naturalOrder()).ifPresent(last -> answer.put("next", encoded(last)));
        }
        return answer;
    }

    private static String encoded(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String from) {
        try {
            return new String(Base64.getDecoder().decode(from), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw expired();
        }
    }

    private static Problem expired() {
        return Problem.of(
                400,
                "The checkpoint ID provided in the 'from' parameter has expired or is invalid, please remove "
                        + "the checkpoint ID and try again",
                "invalid_paging");
    }

    private static <T> int after(String from, List<T> all, Function<T, String> id) {
        return IntStream.range(0, all.size())
                        .filter(i -> id.apply(all.get(i)).equals(from))
                        .findFirst()
                        .orElseThrow(Checkpoint::expired)
                + 1;
    }
}
