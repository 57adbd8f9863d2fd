package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What a request to the Authentication API carries, as JSON or as a form. */
final class Parameters {
    private final Map<String, String> values = new LinkedHashMap<>();

    private Parameters() {}

    static Parameters of(Request request) {
        String content = request.content().utf8();
        if (Json.isJson(request.headers().get("content-type"))) {
            return json(Json.parse(content)
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> OAuthProblem.invalidRequest("Invalid request body")));
        }
        return form(content);
    }

    private static Parameters json(JsonNode object) {
        var parameters = new Parameters();
        object.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .forEach(member ->
                        parameters.values.put(member.getKey(), member.getValue().asText()));
        return parameters;
    }

    private static Parameters form(String content) {
        HttpUrl url = HttpUrl.get("http://form.invalid")
                .newBuilder()
                .encodedQuery(content)
                .build();
        var parameters = new Parameters();
        url.queryParameterNames()
                .forEach(name -> Optional.ofNullable(url.queryParameter(name))
                        .ifPresent(value -> parameters.values.put(name, value)));
        return parameters;
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String require(String name) {
        return find(name).orElseThrow(() -> OAuthProblem.invalidRequest("Missing required parameter: " + name));
    }
}
