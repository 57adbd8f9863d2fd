package io.ostiary.provider;

import static io.ostiary.provider.ProviderSetting.AUTHORIZATION_URL;
import static io.ostiary.provider.ProviderSetting.AZURE_TENANT;
import static io.ostiary.provider.ProviderSetting.CERTIFICATE;
import static io.ostiary.provider.ProviderSetting.CLIENT_ID;
import static io.ostiary.provider.ProviderSetting.ISSUER;
import static io.ostiary.provider.ProviderSetting.JWKS_URL;
import static io.ostiary.provider.ProviderSetting.KEY_ID;
import static io.ostiary.provider.ProviderSetting.METADATA_URL;
import static io.ostiary.provider.ProviderSetting.SSO_URL;
import static io.ostiary.provider.ProviderSetting.TEAM_ID;
import static io.ostiary.provider.ProviderSetting.TOKEN_URL;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an identity provider is, which decides what has to be known about it. */
public enum IdentityProviderType {
    /** Google accounts. */
    GOOGLE,
    /** GitHub accounts. */
    GITHUB,
    /** Sign in with Apple. Its client secret is the private key of the key id. */
    APPLE,
    /** Microsoft accounts, personal ones and those of any organization. */
    MICROSOFT,
    /** Discord accounts. */
    DISCORD,
    /** The people of one directory of Microsoft Entra ID, formerly Azure Active Directory. */
    AZURE,
    /** Any OpenID provider. */
    OIDC,
    /** Any SAML 2.0 identity provider: known by its metadata, or by its address and certificate. */
    SAML,
    /** Built in: an e-mail address or username, and a password. */
    EMAIL,
    /** Built in: a link that is mailed. */
    MAGIC_LINK,
    /** Built in: a code in a text message. */
    SMS,
    /** One that only this backend's provider knows: told, switched and deleted, and otherwise left alone. */
    OTHER;

    /** The methods that need nobody else. */
    public static final Set<IdentityProviderType> BUILT_IN =
            Collections.unmodifiableSet(EnumSet.of(EMAIL, MAGIC_LINK, SMS));

    /** The name outside Java, for example {@code magic_link}; that of a built-in method is its id too. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it needs nobody else, and so is there without being created. */
    public boolean builtIn() {
        return BUILT_IN.contains(this);
    }

    /** Whether one can be created. */
    public boolean creatable() {
        return !builtIn() && this != OTHER;
    }

    /** Whether one has a client secret. */
    public boolean keepsSecret() {
        return creatable() && this != SAML;
    }

    /** The settings that one must have. */
    public Set<ProviderSetting> required() {
        return Collections.unmodifiableSet(
                switch (this) {
                    case GOOGLE, GITHUB, MICROSOFT, DISCORD -> EnumSet.of(CLIENT_ID);
                    case APPLE -> EnumSet.of(CLIENT_ID, TEAM_ID, KEY_ID);
                    case AZURE -> EnumSet.of(CLIENT_ID, AZURE_TENANT);
                    case OIDC -> EnumSet.of(CLIENT_ID, ISSUER);
                    case SAML, EMAIL, MAGIC_LINK, SMS, OTHER -> EnumSet.noneOf(ProviderSetting.class);
                });
    }

    /** The settings that one can have. */
    public Set<ProviderSetting> settings() {
        return switch (this) {
            case OIDC ->
                Collections.unmodifiableSet(EnumSet.of(CLIENT_ID, ISSUER, AUTHORIZATION_URL, TOKEN_URL, JWKS_URL));
            case SAML -> Collections.unmodifiableSet(EnumSet.of(METADATA_URL, SSO_URL, CERTIFICATE));
            default -> required();
        };
    }

    /** The types of which one can be created. */
    public static List<IdentityProviderType> creatableTypes() {
        return Arrays.stream(values()).filter(IdentityProviderType::creatable).toList();
    }
}
