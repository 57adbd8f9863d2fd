package io.ostiary.mcp.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.ostiary.Secret;
import java.io.IOException;

/** Takes a string, and nothing that merely looks like one. */
final class SecretDeserializer extends JsonDeserializer<Secret> {
    @Override
    public Secret deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? Secret.of(parser.getText())
                : (Secret) context.handleUnexpectedToken(Secret.class, parser);
    }
}
