package io.ostiary.branding;

import org.jspecify.annotations.Nullable;

/**
 * The colours of pages, each null where it is the provider's own.
 *
 * @param primary of buttons and links
 * @param background of the page
 * @param text of what stands on it
 */
public record BrandColors(
        @Nullable HexColor primary,
        @Nullable HexColor background,
        @Nullable HexColor text) {
    /** The provider's own. */
    public static final BrandColors DEFAULT = new BrandColors(null, null, null);

    /** The colours after the patch. */
    public BrandColors patched(BrandColorsPatch patch) {
        return new BrandColors(
                patch.primary().applyTo(primary),
                patch.background().applyTo(background),
                patch.text().applyTo(text));
    }
}
