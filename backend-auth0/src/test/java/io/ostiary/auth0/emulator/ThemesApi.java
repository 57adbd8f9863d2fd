package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The theme of Universal Login, of which there is one at most, written as a whole. */
final class ThemesApi implements Resource {
    private static final String COLOR = "^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$";
    private static final String URL = "^$|^https://";
    private static final String ID = "themeId";

    private final Tenant tenant;
    private @Nullable ObjectNode theme;

    ThemesApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /branding/themes/default", request -> Answer.ok(present("retrieving", null)))
                .scopes("read:branding");
        router.management("GET /branding/themes/{themeId}", request -> Answer.ok(present("retrieving", request)))
                .scopes("read:branding");
        router.management("POST /branding/themes", this::create)
                .scopes("update:branding")
                .body(rule());
        router.management("PATCH /branding/themes/{themeId}", this::update)
                .scopes("update:branding")
                .body(rule());
    }

    private static ObjectRule rule() {
        return Rule.object()
                .required("borders", borders())
                .required("colors", colors())
                .optional("displayName", Rule.text().max(2048))
                .required("fonts", fonts())
                .optional("identifiers", Rule.object().open())
                .required(
                        "page_background",
                        Rule.object()
                                .required("background_color", Rule.text().pattern(COLOR))
                                .required("background_image_url", Rule.text().pattern(URL))
                                .required("page_layout", Rule.text().oneOf("center", "left", "right")))
                .required(
                        "widget",
                        Rule.object()
                                .required("header_text_alignment", Rule.text().oneOf("center", "left", "right"))
                                .required("logo_height", Rule.integer().min(1).max(100))
                                .required("logo_position", Rule.text().oneOf("center", "left", "none", "right"))
                                .required("logo_url", Rule.text().pattern(URL))
                                .required("social_buttons_layout", Rule.text().oneOf("bottom", "top")));
    }

    private static ObjectRule borders() {
        ObjectRule borders = Rule.object().required("show_widget_shadow", Rule.flag());
        for (String style : new String[] {"buttons_style", "inputs_style"}) {
            borders.required(style, Rule.text().oneOf("pill", "rounded", "sharp"));
        }
        return borders.required("button_border_radius", Rule.integer().min(1).max(10))
                .required("button_border_weight", Rule.integer().min(0).max(10))
                .required("input_border_radius", Rule.integer().min(0).max(10))
                .required("input_border_weight", Rule.integer().min(0).max(3))
                .required("widget_border_weight", Rule.integer().min(0).max(10))
                .required("widget_corner_radius", Rule.integer().min(0).max(50));
    }

    private static ObjectRule colors() {
        ObjectRule colors =
                Rule.object().optional("captcha_widget_theme", Rule.text().oneOf("auto", "dark", "light"));
        for (String optional : new String[] {"base_focus_color", "base_hover_color", "read_only_background"}) {
            colors.optional(optional, Rule.text().pattern(COLOR));
        }
        for (String required : new String[] {
            "body_text",
            "error",
            "header",
            "icons",
            "input_background",
            "input_border",
            "input_filled_text",
            "input_labels_placeholders",
            "links_focused_components",
            "primary_button",
            "primary_button_label",
            "secondary_button_border",
            "secondary_button_label",
            "success",
            "widget_background",
            "widget_border"
        }) {
            colors.required(required, Rule.text().pattern(COLOR));
        }
        return colors;
    }

    private static ObjectRule fonts() {
        ObjectRule fonts = Rule.object()
                .required("font_url", Rule.text().pattern(URL))
                .required("links_style", Rule.text().oneOf("normal", "underlined"))
                .required("reference_text_size", Rule.integer().min(12).max(24));
        for (String font : new String[] {"body_text", "buttons_text", "input_labels", "links", "subtitle", "title"}) {
            fonts.required(font, Rule.object().required("bold", Rule.flag()).open());
        }
        return fonts;
    }

    private Answer create(Request request) {
        if (theme != null) {
            throw Problem.of(409, "There was an error updating branding settings: The theme already exists");
        }
        theme = request.object().put(ID, tenant.ids().token(32));
        return Answer.ok(theme.deepCopy());
    }

    private Answer update(Request request) {
        ObjectNode before = present("updating", request);
        theme = request.object().put(ID, before.path(ID).asText());
        return Answer.ok(theme.deepCopy());
    }

    private ObjectNode present(String attempt, @Nullable Request request) {
        ObjectNode there = theme;
        if (there == null
                || request != null
                        && !request.variable(ID).equals(there.path(ID).asText())) {
            throw Problem.notFound(
                    "There was an error " + attempt + " branding settings: invalid theme ID", "theme_not_found");
        }
        return there.deepCopy();
    }
}
