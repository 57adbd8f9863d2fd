package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.branding.Brand;
import io.ostiary.branding.BrandColors;
import io.ostiary.branding.BrandColorsPatch;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.HexColor;
import java.net.URI;

/** The look of a tenant's sign-in pages changes in parts. */
abstract class BrandingContract extends Contract {
    private static final HexColor BLUE = HexColor.of("#0a7cff");
    private static final HexColor SNOW = HexColor.of("#fafafa");
    private static final HexColor INK = HexColor.of("#101418");
    private static final URI LOGO = URI.create("https://cdn.example.com/logo.png?v=2");

    @Needs(
            value = {GET_BRANDING, UPDATE_BRANDING},
            parameters = {"update_branding.primary_color", "update_branding.background_color", "update_branding.logo"})
    void colorsAndLogoAreAsTheyWereSet() {
        Brand updated = update(BrandPatch.builder()
                .primaryColor(Change.set(BLUE))
                .backgroundColor(Change.set(SNOW))
                .logo(Change.set(LOGO))
                .build());

        assertThat(updated.colors().primary()).isEqualTo(BLUE);
        assertThat(updated.colors().background()).isEqualTo(SNOW);
        assertThat(updated.logo()).isEqualTo(LOGO);
        eventually(() -> assertThat(branding.get()).isEqualTo(updated));
    }

    @Needs(
            value = {GET_BRANDING, UPDATE_BRANDING},
            parameters = {
                "update_branding.text_color",
                "update_branding.primary_color",
                "update_branding.background_color"
            })
    void aColorOfTheTextLeavesTheOthersAsTheyAre() {
        update(BrandPatch.builder()
                .primaryColor(Change.set(BLUE))
                .backgroundColor(Change.set(SNOW))
                .build());

        update(BrandPatch.builder().textColor(Change.set(INK)).build());
        eventually(() -> assertThat(branding.get().colors()).isEqualTo(new BrandColors(BLUE, SNOW, INK)));

        update(BrandPatch.builder()
                .primaryColor(Change.set(INK))
                .backgroundColor(Change.set(BLUE))
                .build());
        eventually(() -> assertThat(branding.get().colors()).isEqualTo(new BrandColors(INK, BLUE, INK)));

        update(BrandPatch.builder()
                .primaryColor(Change.clear())
                .textColor(Change.clear())
                .build());
        eventually(() -> assertThat(branding.get().colors()).isEqualTo(new BrandColors(null, BLUE, null)));
    }

    @Needs(
            value = {GET_BRANDING, UPDATE_BRANDING},
            parameters = {"update_branding.primary_color", "update_branding.dark"})
    void darkPagesHaveColorsOfTheirOwn() {
        update(BrandPatch.builder()
                .primaryColor(Change.set(SNOW))
                .dark(Change.set(new BrandColorsPatch(Change.set(BLUE), Change.set(INK), Change.set(SNOW))))
                .build());
        eventually(() -> {
            assertThat(branding.get().dark()).isEqualTo(new BrandColors(BLUE, INK, SNOW));
            assertThat(branding.get().colors().primary()).isEqualTo(SNOW);
        });

        update(BrandPatch.builder()
                .dark(Change.set(new BrandColorsPatch(Change.clear(), Change.keep(), Change.set(BLUE))))
                .build());
        eventually(() -> assertThat(branding.get().dark()).isEqualTo(new BrandColors(null, INK, BLUE)));

        update(BrandPatch.builder().dark(Change.clear()).build());
        eventually(() -> {
            assertThat(branding.get().dark()).isEqualTo(BrandColors.DEFAULT);
            assertThat(branding.get().colors().primary()).isEqualTo(SNOW);
        });
    }

    @Needs(
            value = {GET_BRANDING, UPDATE_BRANDING},
            parameters = {"update_branding.primary_color", "update_branding.background_color", "update_branding.logo"})
    void aPatchTouchesOnlyWhatItNames() {
        Brand before = update(BrandPatch.builder()
                .primaryColor(Change.set(BLUE))
                .backgroundColor(Change.set(SNOW))
                .logo(Change.set(LOGO))
                .build());

        update(BrandPatch.builder().build());
        eventually(() -> assertThat(branding.get()).isEqualTo(before));

        update(BrandPatch.builder().backgroundColor(Change.set(INK)).build());
        eventually(() -> {
            assertThat(branding.get().colors().primary()).isEqualTo(BLUE);
            assertThat(branding.get().colors().background()).isEqualTo(INK);
            assertThat(branding.get().logo()).isEqualTo(LOGO);
        });
    }

    @Needs(
            value = {GET_BRANDING, UPDATE_BRANDING},
            parameters = {"update_branding.primary_color", "update_branding.background_color", "update_branding.logo"})
    void whatIsClearedIsTheProvidersOwn() {
        update(BrandPatch.builder()
                .primaryColor(Change.set(BLUE))
                .backgroundColor(Change.set(SNOW))
                .logo(Change.set(LOGO))
                .build());

        update(BrandPatch.builder()
                .primaryColor(Change.clear())
                .logo(Change.clear())
                .build());

        eventually(() -> {
            assertThat(branding.get().colors().primary()).isNull();
            assertThat(branding.get().colors().background()).isEqualTo(SNOW);
            assertThat(branding.get().logo()).isNull();
        });
    }

    private Brand update(BrandPatch patch) {
        fixture.require(Means.OWN_TENANT);
        return branding.update(patch);
    }
}
