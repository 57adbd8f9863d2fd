package io.ostiary.auth0;

import static io.ostiary.Operation.CREATE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.CREATE_EMAIL_DOMAIN;
import static io.ostiary.Operation.DELETE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.DELETE_EMAIL_DOMAIN;
import static io.ostiary.Operation.GET_BRANDING;
import static io.ostiary.Operation.GET_CUSTOM_DOMAIN;
import static io.ostiary.Operation.GET_EMAIL_DOMAIN;
import static io.ostiary.Operation.LIST_CUSTOM_DOMAINS;
import static io.ostiary.Operation.LIST_EMAIL_DOMAINS;
import static io.ostiary.Operation.UPDATE_BRANDING;
import static io.ostiary.Operation.VERIFY_CUSTOM_DOMAIN;
import static io.ostiary.Operation.VERIFY_EMAIL_DOMAIN;

import io.ostiary.Capabilities;

/** What works on Auth0 of what people see of a tenant, and why the rest does not. */
final class BrandingCapabilities {
    private static final String NO_EMAIL_DOMAINS =
            "Auth0 knows no sender domains: the mail service that the tenant sends with proves them. Set it and the sender in"
                    + " the Auth0 Dashboard, under Branding, Email Provider.";

    private BrandingCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(
                        GET_BRANDING,
                        "Primary color and background are those of the branding, which a theme that was made in the Auth0"
                                + " Dashboard may replace. A background that is a gradient is not told.")
                .supports(
                        UPDATE_BRANDING,
                        "The color of text is the theme's, which is made where there is none; a gradient gives way to it."
                                + " What else a theme says stays.")
                .lacks(
                        UPDATE_BRANDING,
                        "dark",
                        "Universal Login has one set of colors. A page template with a style sheet of its own can have"
                                + " others for dark pages.")
                .supports(LIST_CUSTOM_DOMAINS, GET_CUSTOM_DOMAIN)
                .supports(CREATE_CUSTOM_DOMAIN, "Auth0 looks after the certificate.")
                .supports(
                        VERIFY_CUSTOM_DOMAIN,
                        "Auth0 tells neither what was missing nor what it found, and looks five times a minute at most. A"
                                + " domain whose certificate is somebody else's is verified in the Auth0 Dashboard.")
                .supports(DELETE_CUSTOM_DOMAIN, "The tenant's default domain stays until another is the default.")
                .lacks(LIST_EMAIL_DOMAINS, NO_EMAIL_DOMAINS)
                .lacks(GET_EMAIL_DOMAIN, NO_EMAIL_DOMAINS)
                .lacks(CREATE_EMAIL_DOMAIN, NO_EMAIL_DOMAINS)
                .lacks(VERIFY_EMAIL_DOMAIN, NO_EMAIL_DOMAINS)
                .lacks(DELETE_EMAIL_DOMAIN, NO_EMAIL_DOMAINS);
    }
}
