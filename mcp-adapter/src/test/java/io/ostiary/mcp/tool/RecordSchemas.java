package io.ostiary.mcp.tool;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.ostiary.Change;
import io.ostiary.Secret;
import io.ostiary.mcp.binding.ArgumentBinder;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Names;
import io.ostiary.mcp.binding.Untrusted;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON Schemas of input records and views. */
final class RecordSchemas {
    private final SchemaGenerator generator;

    private RecordSchemas(boolean closed) {
        var builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .without(Option.SCHEMA_VERSION_INDICATOR)
                .with(Option.INLINE_ALL_SCHEMAS)
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        if (closed) {
            builder.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        }
        builder.forTypesInGeneral().withCustomDefinitionProvider(RecordSchemas::definition);
        builder.forFields()
                .withPropertyNameOverrideResolver(field -> Names.snake(field.getDeclaredName()))
                .withRequiredCheck(field -> ArgumentBinder.isRequired(component(field)))
                .withDescriptionResolver(field -> doc(field).map(Doc::value).orElse(null))
                .withInstanceAttributeOverride((schema, field, context) -> {
                    doc(field).ifPresent(doc -> bounds(schema, field, doc));
                    if (schema.get("additionalProperties") instanceof ObjectNode values && hasNullableValues(field)) {
                        nullable(values);
                    }
                });
        generator = new SchemaGenerator(builder.build());
    }

    /** Of an input: nothing that the record does not name is allowed. */
    static RecordSchemas closed() {
        return new RecordSchemas(true);
    }

    /** Of a view: a later version may add members. */
    static RecordSchemas open() {
        return new RecordSchemas(false);
    }

    ObjectNode of(Class<? extends Record> type) {
        ObjectNode schema = generator.generateSchema(type);
        if (!schema.has("properties")) {
            schema.putObject("properties");
        }
        return schema;
    }

    /** Whether a view, or a view inside it, has a part that a user could have written. */
    static boolean holdsUntrusted(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(RecordSchemas::holdsUntrusted);
        }
        return type instanceof Class<?> record
                && record.isRecord()
                && Arrays.stream(record.getRecordComponents())
                        .anyMatch(component -> component.isAnnotationPresent(Untrusted.class)
                                || holdsUntrusted(component.getGenericType()));
    }

    private static @Nullable CustomDefinition definition(ResolvedType type, SchemaGenerationContext context) {
        Class<?> erased = type.getErasedType();
        ObjectNode schema = context.getGeneratorConfig().createObjectNode();
        if (erased == Change.class) {
            schema = context.createDefinition(
                    type.typeParametersFor(Change.class).get(0));
            nullable(schema);
        } else if (erased == Secret.class) {
            schema.put("type", "string");
        } else if (erased == Instant.class) {
            schema.put("type", "string").put("format", "date-time");
        } else if (erased == Object.class) {
            return new CustomDefinition(schema, DefinitionType.INLINE, AttributeInclusion.NO);
        } else if (erased == Map.class && type.getTypeParameters().get(1).getErasedType() == Object.class) {
            schema.put("type", "object");
        } else if (erased.isEnum()) {
            ArrayNode constants = schema.put("type", "string").putArray("enum");
            Arrays.stream(erased.getEnumConstants()).forEach(constant -> constants.add(Names.of((Enum<?>) constant)));
        } else {
            return null;
        }
        return new CustomDefinition(schema, DefinitionType.INLINE, AttributeInclusion.YES);
    }

    private static void nullable(ObjectNode schema) {
        JsonNode type = schema.get("type");
        schema.putArray("type").add(type).add("null");
        if (schema.get("enum") instanceof ArrayNode constants) {
            constants.addNull();
        }
    }

    private static boolean hasNullableValues(FieldScope field) {
        return component(field).getAnnotatedType() instanceof AnnotatedParameterizedType map
                && map.getAnnotatedActualTypeArguments()[1].isAnnotationPresent(Nullable.class);
    }

    private static void bounds(ObjectNode schema, FieldScope field, Doc doc) {
        Class<?> type = field.getType().getErasedType();
        boolean number = type == Integer.class;
        boolean array = type == List.class;
        if (doc.min() >= 0) {
            schema.put(number ? "minimum" : array ? "minItems" : "minLength", doc.min());
        }
        if (doc.max() >= 0) {
            schema.put(number ? "maximum" : array ? "maxItems" : "maxLength", doc.max());
        }
    }

    private static Optional<Doc> doc(FieldScope field) {
        return field.isFakeContainerItemScope()
                ? Optional.empty()
                : Optional.ofNullable(component(field).getAnnotation(Doc.class));
    }

    private static RecordComponent component(FieldScope field) {
        return Arrays.stream(field.getDeclaringType().getErasedType().getRecordComponents())
                .filter(component -> component.getName().equals(field.getDeclaredName()))
                .findFirst()
                .orElseThrow();
    }
}
