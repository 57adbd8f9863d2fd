package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Change;
import io.ostiary.branding.Brand;
import io.ostiary.branding.BrandColors;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.HexColor;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Branding as Auth0 says it. A background can also be a gradient, and a color can be in another notation; neither is told
 * as a color.
 */
record BrandRow(JsonNode json) {
    private static final String COLORS = "colors";
    private static final String PRIMARY = "primary";
    private static final String BACKGROUND = "page_background";
    private static final String LOGO = "logo_url";

    /** The look, as the branding and the theme tell it. */
    Brand toBrand(Optional<ThemeRow> theme) {
        HexColor text = theme.map(ThemeRow::text).orElse(null);
        BrandColors colors = colors();
        return new Brand(new BrandColors(colors.primary(), colors.background(), text), BrandColors.DEFAULT, logo());
    }

    /** The colors without that of text, which is the theme's. */
    BrandColors colors() {
        JsonNode colors = json.path(COLORS);
        return new BrandColors(color(colors.path(PRIMARY)), color(colors.path(BACKGROUND)), null);
    }

    /**
     * What a patch changes. Of the colors all are sent: that Auth0 keeps one that is left out, nobody says.
     */
    Map<String, @Nullable Object> change(BrandPatch patch) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (!patch.primaryColor().keeps() || !patch.backgroundColor().keeps()) {
            Map<String, @Nullable Object> colors = new LinkedHashMap<>();
            colors.put(PRIMARY, changed(patch.primaryColor(), json.path(COLORS).path(PRIMARY)));
            colors.put(
                    BACKGROUND,
                    changed(patch.backgroundColor(), json.path(COLORS).path(BACKGROUND)));
            body.put(COLORS, colors);
        }
        if (!patch.logo().keeps()) {
            URI url = patch.logo().valueOrNull();
            body.put(LOGO, url == null ? null : url.toString());
        }
        return body;
    }

    private static @Nullable Object changed(Change<HexColor> change, JsonNode before) {
        if (change.keeps()) {
            return before.isMissingNode() || before.isNull() ? null : before;
        }
        HexColor color = change.valueOrNull();
        return color == null ? null : color.value();
    }

    private static @Nullable HexColor color(JsonNode notation) {
        return HexColor.read(notation.textValue()).orElse(null);
    }

    private @Nullable URI logo() {
        String url = json.path(LOGO).textValue();
        try {
            return url == null || url.isEmpty() ? null : URI.create(url);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
