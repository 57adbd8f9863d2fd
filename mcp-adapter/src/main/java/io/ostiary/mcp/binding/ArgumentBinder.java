package io.ostiary.mcp.binding;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.ostiary.Change;
import io.ostiary.IdentityException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.Violations;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes an input record out of arguments that may be anything. Nothing is guessed: no text becomes a number, no unknown
 * argument is passed over. A null for a parameter that cannot be cleared means that it is absent.
 */
public final class ArgumentBinder {
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, new InstantDeserializer())
                    .addDeserializer(Change.class, new ChangeDeserializer())
                    .addDeserializer(Secret.class, new SecretDeserializer()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(LogicalType.Textual, config -> {
                for (CoercionInputShape shape :
                        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
                    config.setCoercion(shape, CoercionAction.Fail);
                }
            })
            .withCoercionConfig(
                    LogicalType.Integer, config -> config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .withConfigOverride(Map.class, config -> config.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.SET)))
            .build();

    /**
     * The record that the arguments describe.
     *
     * @throws InvalidArgumentException naming every unknown and every missing argument, or the first that is malformed;
     *     never the value of one
     */
    public <I extends Record> I bind(Class<I> type, Map<String, ? extends @Nullable Object> arguments) {
        Map<String, RecordComponent> parameters = Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(
                        component -> Names.snake(component.getName()),
                        component -> component,
                        (first, second) -> first,
                        LinkedHashMap::new));
        Map<String, @Nullable Object> given = new LinkedHashMap<>(arguments);
        given.entrySet().removeIf(entry -> {
            RecordComponent parameter = parameters.get(entry.getKey());
            return entry.getValue() == null && parameter != null && parameter.getType() != Change.class;
        });
        var violations = new Violations();
        given.keySet().stream()
                .filter(name -> !parameters.containsKey(name))
                .forEach(name -> violations.require(
                        false,
                        Printable.line(name, 60),
                        parameters.isEmpty()
                                ? "is not a parameter; there are none"
                                : "is not a parameter; there are " + String.join(", ", parameters.keySet())));
        parameters.forEach((name, parameter) ->
                violations.require(!isRequired(parameter) || given.containsKey(name), name, "is required"));
        violations.throwIfAny();
        try {
            return mapper.readerFor(type).readValue(mapper.<com.fasterxml.jackson.databind.JsonNode>valueToTree(given));
        } catch (JsonMappingException e) {
            throw invalid(e);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new InvalidArgumentException("arguments", "must be a JSON object of the tool's parameters");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The names of the parameters that an input record takes. */
    public static Set<String> parameters(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> Names.snake(component.getName()))
                .collect(Collectors.toSet());
    }

    /** Whether a record component has to be given: it is neither nullable nor a change, which may be kept. */
    public static boolean isRequired(RecordComponent component) {
        return component.getType() != Change.class
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static InvalidArgumentException invalid(JsonMappingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IdentityException refused && refused instanceof InvalidArgumentException invalid) {
                return invalid;
            }
        }
        String path = e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                .collect(Collectors.joining());
        return new InvalidArgumentException(
                Printable.line(path.startsWith(".") ? path.substring(1) : path, 120), Expectation.of(e));
    }
}
