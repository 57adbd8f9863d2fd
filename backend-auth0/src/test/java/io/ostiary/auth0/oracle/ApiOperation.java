package io.ostiary.auth0.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** One operation of an {@link OpenApi} document, and what it says about a request. */
final class ApiOperation {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private final OpenApi api;
    private final String method;
    private final String template;
    private final String pointer;
    private final Pattern path;

    ApiOperation(OpenApi api, String method, String template, String prefix, String pointer) {
        this.api = api;
        this.method = method.toUpperCase(Locale.ROOT);
        this.template = template;
        this.pointer = pointer;
        var regex = new StringBuilder();
        for (String segment : (prefix + template).substring(1).split("/", -1)) {
            regex.append('/').append(VARIABLE.matcher(segment).matches() ? "([^/]+)" : Pattern.quote(segment));
        }
        this.path = Pattern.compile(regex.toString());
    }

    /** The method and the path's template, as recordings name it. */
    String id() {
        return method + " " + template;
    }

    boolean takes(String method, String path) {
        return this.method.equals(method) && this.path.matcher(path).matches();
    }

    int variables() {
        return path.matcher("").groupCount();
    }

    /** What is wrong with a request that is for this operation. */
    List<String> violations(ApiRequest request) {
        List<String> found = new ArrayList<>();
        parameters(request, found);
        body(request, found);
        return found;
    }

    private void parameters(ApiRequest request, List<String> found) {
        Map<String, String> inPath = inPath(request.path());
        Map<String, String> unknown = new TreeMap<>(request.query());
        JsonNode parameters = api.at(pointer + "/parameters");
        for (int i = 0; i < parameters.size(); i++) {
            String place = pointer + "/parameters/" + i;
            JsonNode parameter = api.at(place);
            String name = parameter.path("name").asText();
            String in = parameter.path("in").asText();
            String value = in.equals("path") ? inPath.get(name) : in.equals("query") ? unknown.remove(name) : null;
            if (value != null) {
                JsonNode typed = Typed.as(value, api.at(place + "/schema"));
                api.violations(place + "/schema", typed).forEach(why -> found.add(in + " " + name + why));
            } else if (in.equals("query") && parameter.path("required").asBoolean()) {
                found.add("query " + name + ": is required");
            }
        }
        unknown.keySet().forEach(name -> found.add("query " + name + ": is not documented"));
    }

    private Map<String, String> inPath(String actual) {
        Map<String, String> values = new TreeMap<>();
        Matcher matched = path.matcher(actual);
        Matcher names = VARIABLE.matcher(template);
        for (int i = 1; matched.matches() && names.find(); i++) {
            values.put(names.group(1), ApiRequest.decoded(matched.group(i)));
        }
        return values;
    }

    private void body(ApiRequest request, List<String> found) {
        JsonNode documented = api.at(pointer + "/requestBody");
        if (request.body().isEmpty()) {
            if (documented.path("required").asBoolean()) {
                found.add("body: is required");
            }
            return;
        }
        String type = request.mediaType();
        JsonNode content = documented.path("content");
        if (!content.has(type)) {
            found.add("body: " + type + " is not documented");
            return;
        }
        String schema = pointer + "/requestBody/content/" + type.replace("/", "~1") + "/schema";
        JsonNode body = request.typedBody(api.at(schema));
        String discriminator =
                api.at(schema).path("discriminator").path("propertyName").asText();
        if (discriminator.isEmpty()) {
            api.violations(schema, body).forEach(why -> found.add("body" + why));
        } else {
            alternatives(schema, discriminator, body, found);
        }
    }

    /** Checks a body against those alternatives that its discriminator allows, of which it has to be one. */
    private void alternatives(String schema, String discriminator, JsonNode body, List<String> found) {
        JsonNode kind = body.path(discriminator);
        Optional<List<String>> best = StreamSupport.stream(
                        api.at(schema).path("oneOf").spliterator(), false)
                .map(alternative -> alternative.path("$ref").asText().substring(1))
                .filter(place -> allows(api.at(place + "/properties/" + discriminator), kind))
                .map(place -> api.violations(place, body))
                .min(Comparator.comparingInt(List::size));
        best.ifPresentOrElse(
                violations -> violations.forEach(why -> found.add("body" + why)),
                () -> found.add("body/" + discriminator + ": " + kind.asText() + " is not documented"));
    }

    private static boolean allows(JsonNode schema, JsonNode value) {
        return StreamSupport.stream(schema.path("enum").spliterator(), false).anyMatch(value::equals);
    }
}
