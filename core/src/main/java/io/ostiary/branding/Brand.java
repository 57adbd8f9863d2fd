package io.ostiary.branding;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the pages look like on which a tenant's people sign in.
 *
 * @param colors by day
 * @param dark for people whose device asks for dark pages
 * @param logo where browsers get the logo, or null where it is the provider's own
 */
public record Brand(
        BrandColors colors, BrandColors dark, @Nullable URI logo) {
    /** The provider's own look. */
    public static final Brand DEFAULT = new Brand(BrandColors.DEFAULT, BrandColors.DEFAULT, null);

    /** The look after the patch. */
    public Brand patched(BrandPatch patch) {
        BrandColorsPatch darkPatch = patch.dark().valueOrNull();
        BrandColors kept = patch.dark().keeps() ? dark : BrandColors.DEFAULT;
        return new Brand(
                colors.patched(patch.colors()),
                darkPatch == null ? kept : dark.patched(darkPatch),
                patch.logo().applyTo(logo));
    }
}
