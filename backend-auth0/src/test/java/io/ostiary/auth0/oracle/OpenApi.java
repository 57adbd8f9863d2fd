package io.ostiary.auth0.oracle;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One OpenAPI document: its operations and the schemas of what they take. It is registered once as a whole, and schemas
 * are references into it: a registry that is asked for them one by one parses all of it each time.
 */
final class OpenApi {
    private static final String DOCUMENT = "https://oracle.invalid/openapi.json#";

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new HashMap<>();
    private final List<ApiOperation> operations = new ArrayList<>();

    /** Reads the document of an API whose paths all begin with that prefix. */
    OpenApi(String text, String prefix) throws IOException {
        document = new ObjectMapper().readTree(text);
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(DOCUMENT.substring(0, DOCUMENT.length() - 1), text))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .regularExpressionFactory(OpenApi::lenient)
                                .build()));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> operations.add(new ApiOperation(
                                this,
                                method,
                                path.getKey(),
                                prefix,
                                "/paths/" + escaped(path.getKey()) + "/" + method))));
    }

    static OpenApi read(Path file, String prefix) throws IOException {
        return new OpenApi(Files.readString(file), prefix);
    }

    /** The operation that a request is for; a path's fixed segments go before its variables. */
    Optional<ApiOperation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.takes(method, path))
                .min(Comparator.comparingInt(ApiOperation::variables));
    }

    /** What is at that place, behind the references that stand there. */
    JsonNode at(String pointer) {
        JsonNode node = document.at(JsonPointer.compile(pointer));
        return node.has("$ref") ? at(node.path("$ref").asText().substring(1)) : node;
    }

    /** What the schema at that place has against a value. */
    List<String> violations(String pointer, JsonNode value) {
        Schema schema = schemas.computeIfAbsent(
                pointer,
                place -> registry.getSchema(JsonNodeFactory.instance
                        .objectNode()
                        .put("$ref", DOCUMENT + place.replace("{", "%7B").replace("}", "%7D"))));
        return schema.validate(value).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /** Not every pattern in the documents is a regular expression of Java; one that is not forbids nothing. */
    private static RegularExpression lenient(String pattern) {
        try {
            return Pattern.compile(pattern).asPredicate()::test;
        } catch (PatternSyntaxException e) {
            return value -> true;
        }
    }
}
