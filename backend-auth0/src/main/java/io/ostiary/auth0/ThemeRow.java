package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.Change;
import io.ostiary.branding.BrandColors;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.HexColor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A theme as Auth0 says it: some forty values, which are read and written as a whole. */
record ThemeRow(JsonNode json) {
    private static final String PRIMARY = "/colors/primary_button";
    private static final String BACKGROUND = "/page_background/background_color";
    private static final String TEXT = "/colors/body_text";
    private static final String HEADER = "/colors/header";
    private static final String ID = "themeId";

    /** What the Auth0 Dashboard begins with. */
    private static final JsonNode STANDARD = standard();

    /** The theme with Auth0's own look but for these colors. */
    static ThemeRow of(BrandColors colors) {
        return new ThemeRow(STANDARD)
                .with(PRIMARY, Objects.toString(colors.primary(), null))
                .with(BACKGROUND, Objects.toString(colors.background(), null));
    }

    String id() {
        return json.path(ID).asText();
    }

    /** The color of text, or null where it is Auth0's own. */
    @Nullable
    HexColor text() {
        String color = json.at(TEXT).textValue();
        return color == null || color.equalsIgnoreCase(STANDARD.at(TEXT).textValue())
                ? null
                : HexColor.read(color).orElse(null);
    }

    /** The theme with those colors changed that a patch names. */
    ThemeRow patched(BrandPatch patch) {
        return changed(PRIMARY, patch.primaryColor())
                .changed(BACKGROUND, patch.backgroundColor())
                .changed(TEXT, patch.textColor())
                .changed(HEADER, patch.textColor());
    }

    /** What is sent to Auth0 to make it so. */
    JsonNode body() {
        return ((ObjectNode) json.deepCopy()).without(ID);
    }

    private ThemeRow changed(String pointer, Change<HexColor> change) {
        return change.keeps() ? this : with(pointer, Objects.toString(change.valueOrNull(), null));
    }

    private ThemeRow with(String pointer, @Nullable String color) {
        ObjectNode copy = json.deepCopy();
        int name = pointer.lastIndexOf('/');
        copy.withObject(pointer.substring(0, name))
                .put(
                        pointer.substring(name + 1),
                        color == null ? STANDARD.at(pointer).textValue() : color);
        return new ThemeRow(copy);
    }

    private static JsonNode standard() {
        try (InputStream resource =
                Objects.requireNonNull(ThemeRow.class.getResourceAsStream("theme.json"), "the module has it")) {
            return RawJson.MAPPER.readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
