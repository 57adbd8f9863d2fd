package io.ostiary.mcp.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import io.ostiary.Change;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Absent keeps, null clears, a value sets. */
final class ChangeDeserializer extends JsonDeserializer<Change<?>> implements ContextualDeserializer {
    private final @Nullable JavaType valueType;

    ChangeDeserializer() {
        this(null);
    }

    private ChangeDeserializer(@Nullable JavaType valueType) {
        this.valueType = valueType;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType change = property == null ? context.getContextualType() : property.getType();
        return new ChangeDeserializer(change.containedTypeOrUnknown(0));
    }

    @Override
    public Change<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return Change.set(context.<Object>readValue(parser, valueType));
    }

    @Override
    public Change<?> getNullValue(DeserializationContext context) {
        return Change.clear();
    }

    @Override
    public Change<?> getAbsentValue(DeserializationContext context) {
        return Change.keep();
    }
}
