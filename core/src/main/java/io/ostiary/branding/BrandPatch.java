package io.ostiary.branding;

import io.ostiary.Change;
import io.ostiary.Violations;
import java.net.URI;

/**
 * A partial change of a {@link Brand}: what is not named stays as it is, and what is cleared becomes the provider's own.
 *
 * @param primaryColor the colour of buttons and links
 * @param backgroundColor the colour of the page
 * @param textColor the colour of what stands on it
 * @param logo where browsers get the logo: an https URL of at most 2,048 characters
 * @param dark what changes of the colours on dark pages; cleared, all of them
 */
public record BrandPatch(
        Change<HexColor> primaryColor,
        Change<HexColor> backgroundColor,
        Change<HexColor> textColor,
        Change<URI> logo,
        Change<BrandColorsPatch> dark) {

    /**
     * Checks the logo.
     *
     * @throws io.ostiary.InvalidArgumentException when it is no such URL
     */
    public BrandPatch {
        URI url = logo.valueOrNull();
        new Violations()
                .secureUrl("logo", url)
                .require(url == null || !"http".equalsIgnoreCase(url.getScheme()), "logo", "must be an https URL")
                .throwIfAny();
    }

    /** What changes of the colours by day. */
    public BrandColorsPatch colors() {
        return new BrandColorsPatch(primaryColor, backgroundColor, textColor);
    }

    /** Starts a patch that changes nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects changes; what is not called stays kept. */
    public static final class Builder {
        private Change<HexColor> primaryColor = Change.keep();
        private Change<HexColor> backgroundColor = Change.keep();
        private Change<HexColor> textColor = Change.keep();
        private Change<URI> logo = Change.keep();
        private Change<BrandColorsPatch> dark = Change.keep();

        private Builder() {}

        /** Changes {@link BrandColors#primary()} of {@link Brand#colors()}. */
        public Builder primaryColor(Change<HexColor> change) {
            this.primaryColor = change;
            return this;
        }

        /** Changes {@link BrandColors#background()} of {@link Brand#colors()}. */
        public Builder backgroundColor(Change<HexColor> change) {
            this.backgroundColor = change;
            return this;
        }

        /** Changes {@link BrandColors#text()} of {@link Brand#colors()}. */
        public Builder textColor(Change<HexColor> change) {
            this.textColor = change;
            return this;
        }

        /** Changes {@link Brand#logo()}. */
        public Builder logo(Change<URI> change) {
            this.logo = change;
            return this;
        }

        /** Changes {@link Brand#dark()}. */
        public Builder dark(Change<BrandColorsPatch> change) {
            this.dark = change;
            return this;
        }

        /**
         * The patch.
         *
         * @throws io.ostiary.InvalidArgumentException when the logo is no https URL
         */
        public BrandPatch build() {
            return new BrandPatch(primaryColor, backgroundColor, textColor, logo, dark);
        }
    }
}
