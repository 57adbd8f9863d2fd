package io.ostiary.branding;

import io.ostiary.Change;

/**
 * A partial change of colours: what is not named stays as it is, and what is cleared becomes the provider's own.
 *
 * @param primary of buttons and links
 * @param background of the page
 * @param text of what stands on it
 */
public record BrandColorsPatch(Change<HexColor> primary, Change<HexColor> background, Change<HexColor> text) {}
