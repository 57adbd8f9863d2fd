package io.ostiary.mcp.tool;

import static io.ostiary.Operation.GET_BRANDING;
import static io.ostiary.Operation.UPDATE_BRANDING;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Change;
import io.ostiary.branding.Brand;
import io.ostiary.branding.BrandColors;
import io.ostiary.branding.BrandColorsPatch;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.HexColor;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Untrusted;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools for what sign-in pages look like. */
final class BrandingTools {
    private static final int NOTATION = 7;

    private BrandingTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    GET_BRANDING,
                    NoInput.class,
                    BrandView.class,
                    "What the sign-in pages of a tenant look like: colors, by day and on dark pages, and the logo. What is"
                            + " missing is as the provider has it.",
                    (context, in) -> BrandView.of(context.directory().branding().get())),
            tool(
                    UPDATE_BRANDING,
                    UpdateBranding.class,
                    BrandView.class,
                    "Change what the sign-in pages look like, at once for everybody: what is left out stays, null goes back"
                            + " to what the provider has.",
                    (context, in) -> BrandView.of(context.directory().branding().update(in.toPatch()))));

    record UpdateBranding(
            @Doc(value = "Of buttons and links, as #rrggbb.", min = NOTATION, max = NOTATION)
            Change<String> primaryColor,

            @Doc(value = "Of the page, as #rrggbb.", min = NOTATION, max = NOTATION)
            Change<String> backgroundColor,

            @Doc(value = "Of the text, as #rrggbb.", min = NOTATION, max = NOTATION)
            Change<String> textColor,

            @Doc("The https URL of the logo.") Change<String> logo,

            @Doc("The colors on dark pages; null clears all of them.")
            Change<DarkColors> dark) {
        BrandPatch toPatch() {
            String url = logo.valueOrNull();
            DarkColors colors = dark.valueOrNull();
            Change<BrandColorsPatch> darkColors = colors == null ? Change.keep() : Change.set(colors.toPatch());
            return BrandPatch.builder()
                    .primaryColor(color("primary_color", primaryColor))
                    .backgroundColor(color("background_color", backgroundColor))
                    .textColor(color("text_color", textColor))
                    .logo(
                            logo instanceof Change.Clear
                                    ? Change.clear()
                                    : url == null ? Change.keep() : Change.set(Naming.url("logo", url)))
                    .dark(dark instanceof Change.Clear ? Change.clear() : darkColors)
                    .build();
        }
    }

    record DarkColors(
            @Doc(value = "Of buttons and links.", min = NOTATION, max = NOTATION)
            Change<String> primaryColor,

            @Doc(value = "Of the page.", min = NOTATION, max = NOTATION)
            Change<String> backgroundColor,

            @Doc(value = "Of the text.", min = NOTATION, max = NOTATION)
            Change<String> textColor) {
        BrandColorsPatch toPatch() {
            return new BrandColorsPatch(
                    color("dark.primary_color", primaryColor),
                    color("dark.background_color", backgroundColor),
                    color("dark.text_color", textColor));
        }
    }

    record ColorsView(
            @Nullable String primaryColor,
            @Nullable String backgroundColor,
            @Nullable String textColor) {
        static ColorsView of(BrandColors colors) {
            return new ColorsView(text(colors.primary()), text(colors.background()), text(colors.text()));
        }
    }

    record BrandView(
            @Nullable String primaryColor,
            @Nullable String backgroundColor,
            @Nullable String textColor,
            @Untrusted @Nullable String logo,
            @Nullable ColorsView dark) {
        static BrandView of(Brand brand) {
            ColorsView colors = ColorsView.of(brand.colors());
            URI logo = brand.logo();
            return new BrandView(
                    colors.primaryColor(),
                    colors.backgroundColor(),
                    colors.textColor(),
                    logo == null ? null : logo.toString(),
                    brand.dark().equals(BrandColors.DEFAULT) ? null : ColorsView.of(brand.dark()));
        }
    }

    private static Change<HexColor> color(String argument, Change<String> change) {
        String value = change.valueOrNull();
        if (value == null) {
            return change.keeps() ? Change.keep() : Change.clear();
        }
        return Change.set(HexColor.of(argument, value));
    }

    private static @Nullable String text(@Nullable HexColor color) {
        return color == null ? null : color.value();
    }
}
