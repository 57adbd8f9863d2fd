package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The branding of Universal Login: what is null is left out of answers. */
final class BrandingApi implements Resource {
    private static final String COLORS = "colors";

    private final ObjectNode branding = Json.object();

    @Override
    public void route(Router router) {
        ObjectRule colors = Rule.object()
                .optional("primary", color().orNull())
                .optional(
                        "page_background",
                        Rule.either(color(), Rule.object().open()).orNull());
        router.management("GET /branding", request -> Answer.ok(branding.deepCopy()))
                .scopes("read:branding");
        router.management("PATCH /branding", this::update)
                .scopes("update:branding")
                .body(Rule.object()
                        .optional(COLORS, colors.orNull())
                        .optional("favicon_url", url().orNull())
                        .optional("logo_url", url().orNull())
                        .optional(
                                "font",
                                Rule.object().optional("url", url().orNull()).orNull()));
    }

    private static TextRule color() {
        return Rule.text().format("html-color-or-null", text -> text.matches("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"));
    }

    private static TextRule url() {
        return Rule.text().format("strict-https-uri-or-null", text -> text.startsWith("https://"));
    }

    /** A colour that is left out goes: nobody says that it stays, so nobody may rely on it. */
    private Answer update(Request request) {
        ObjectNode body = request.object();
        if (body.isEmpty() || body.path(COLORS).isObject() && body.path(COLORS).isEmpty()) {
            throw Problem.invalidBody("Payload validation error: 'Too few properties defined (0), minimum 1'.");
        }
        body.properties().forEach(part -> {
            JsonNode value = part.getValue();
            if (value instanceof ObjectNode object) {
                object.properties().removeIf(member -> member.getValue().isNull());
            }
            if (value.isNull() || value.isObject() && value.isEmpty()) {
                branding.remove(part.getKey());
            } else {
                branding.set(part.getKey(), value);
            }
        });
        return Answer.ok(branding.deepCopy());
    }
}
