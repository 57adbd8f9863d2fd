package io.ostiary.keycloak;

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
import java.util.Set;

/** Why nothing on Keycloak of what people see of a realm is administered here. */
final class BrandingCapabilities {
    private static final String NO_BRANDING =
            "Keycloak has colors and logos in themes, which are files of the server and no setting of a realm."
                    + " Install a theme in its folder providers, and choose it in the Admin Console, under Realm"
                    + " settings, Themes.";
    private static final String NO_CUSTOM_DOMAINS =
            "Keycloak asks no DNS about domains and has no certificates for them. Let a reverse proxy answer under"
                    + " the domain, and set it as Frontend URL in the Admin Console, under Realm settings, General.";
    private static final String NO_EMAIL_DOMAINS =
            "Keycloak knows no sender domains: the mail server that the realm sends with proves them. Set it and the"
                    + " sender in the Admin Console, under Realm settings, Email.";

    private BrandingCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.lacks(Set.of(GET_BRANDING, UPDATE_BRANDING), NO_BRANDING)
                .lacks(
                        Set.of(
                                LIST_CUSTOM_DOMAINS,
                                GET_CUSTOM_DOMAIN,
                                CREATE_CUSTOM_DOMAIN,
                                VERIFY_CUSTOM_DOMAIN,
                                DELETE_CUSTOM_DOMAIN),
                        NO_CUSTOM_DOMAINS)
                .lacks(
                        Set.of(
                                LIST_EMAIL_DOMAINS,
                                GET_EMAIL_DOMAIN,
                                CREATE_EMAIL_DOMAIN,
                                VERIFY_EMAIL_DOMAIN,
                                DELETE_EMAIL_DOMAIN),
                        NO_EMAIL_DOMAINS);
    }
}
