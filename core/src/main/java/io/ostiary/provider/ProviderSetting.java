package io.ostiary.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What has to be known about an identity provider, beside its secret. */
public enum ProviderSetting {
    /** As which client people are sent there. */
    CLIENT_ID,
    /** Which directory of Microsoft Entra ID. */
    AZURE_TENANT,
    /** The team of the Apple developer account. */
    TEAM_ID,
    /** Which of the team's keys is the client secret. */
    KEY_ID,
    /** The issuer of its tokens, at which it can be discovered (OpenID Connect Discovery 1.0 §4). */
    ISSUER,
    /** Where people are sent to sign in; without it, the issuer is asked. */
    AUTHORIZATION_URL,
    /** Where codes are exchanged for tokens; without it, the issuer is asked. */
    TOKEN_URL,
    /** Where its public keys are; without it, the issuer is asked. */
    JWKS_URL,
    /** Where its SAML metadata are. */
    METADATA_URL,
    /** Where people are sent with a SAML request. */
    SSO_URL,
    /** The X.509 certificate that its assertions are signed with. */
    CERTIFICATE;

    private static final int MAX_URL = 255;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern DIRECTORY = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
            + "|(?=.{1,255}$)[A-Za-z0-9][A-Za-z0-9-]*(\\.[A-Za-z0-9][A-Za-z0-9-]*)+");
    private static final Pattern APPLE_ID = Pattern.compile("[A-Z0-9]{10}");

    /** The name outside Java, for example {@code client_id}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is wrong with the text as a value of this setting; empty when it is one. */
    public Optional<String> problem(String value) {
        return Optional.ofNullable(
                switch (this) {
                    case CLIENT_ID ->
                        unless(PRINTABLE, value, "must be 1 to 255 printable ASCII characters without a space");
                    case AZURE_TENANT ->
                        unless(
                                DIRECTORY,
                                value,
                                "must be the directory's id, or a domain of it such as example.onmicrosoft.com");
                    case TEAM_ID, KEY_ID -> unless(APPLE_ID, value, "must be Apple's ten letters and digits");
                    case ISSUER -> issuerProblem(value);
                    case AUTHORIZATION_URL, TOKEN_URL, JWKS_URL, METADATA_URL, SSO_URL -> urlProblem(value);
                    case CERTIFICATE -> SigningCertificate.problem(value);
                });
    }

    /** The value as it is kept: a certificate in PEM form, anything else as it is. */
    String canonical(String value) {
        return this == CERTIFICATE && SigningCertificate.problem(value) == null
                ? SigningCertificate.of(value).pem()
                : value;
    }

    private static @Nullable String unless(Pattern pattern, String value, String problem) {
        return pattern.matcher(value).matches() ? null : problem;
    }

    private static @Nullable String issuerProblem(String value) {
        String problem = urlProblem(value);
        return problem == null && value.indexOf('?') >= 0 ? "must have no query" : problem;
    }

    /** What is fetched from there decides who gets in, so nobody on the way may change it. */
    private static @Nullable String urlProblem(String value) {
        URI url;
        try {
            url = new URI(value);
        } catch (URISyntaxException e) {
            return "must be a URL";
        }
        boolean plain = url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && value.length() <= MAX_URL;
        return "https".equals(url.getScheme()) && plain
                ? null
                : "must be an https URL with a host, without fragment and user information, of at most " + MAX_URL
                        + " characters";
    }
}
