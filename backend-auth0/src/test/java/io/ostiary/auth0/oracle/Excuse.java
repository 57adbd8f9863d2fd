package io.ostiary.auth0.oracle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A finding that is no fault, and why.
 *
 * @param operation the operations that it is about, as a regular expression
 * @param finding the whole text of the finding, as a regular expression
 */
record Excuse(String operation, String finding, String reason) {
    /** All that are excused. One that nothing needs any more is a finding itself. */
    static final List<Excuse> ALL = List.of(
            new Excuse(
                    "(GET|PATCH|POST) /users(/\\{id})?|GET /users-by-email",
                    "20. \\$.*\\.(email|email_verified|username|name|given_name|family_name|user_metadata|app_metadata|blocked)"
                            + " is missing",
                    "a user has what somebody gave it, which all recorded users were given"),
            new Excuse(
                    "(GET|PATCH|POST) /users(/\\{id})?|GET /users-by-email",
                    "20. \\$.*\\.(phone_number|phone_verified|last_password_reset|last_login|last_ip|logins_count)"
                            + " was never shown",
                    "nobody recorded a user with a telephone number, or one that had signed in or a new password"),
            new Excuse(
                    "(GET|PATCH) /users(/\\{id})?|GET /users-by-email",
                    "200 \\$.*\\.identities\\[]\\.profileData was never shown",
                    "nobody recorded a user with linked accounts, except where they were linked"),
            new Excuse(
                    "(POST|DELETE) /users/\\{id}/identities.*",
                    "20. \\$\\[]\\.profileData\\.(email|email_verified|given_name|family_name|username) is missing",
                    "an identity has what somebody gave it, which all recorded identities were given"),
            new Excuse(
                    "(GET|POST) /users/\\{id}/authentication-methods",
                    "20. \\$.*\\.(name|email) is missing",
                    "a factor has the name that somebody gave it, and a POST was recorded of an e-mail factor alone"),
            new Excuse(
                    "POST /users/\\{id}/authentication-methods",
                    "201 \\$\\.(phone_number|preferred_authentication_method|authentication_methods) was never shown",
                    "a POST was recorded of an e-mail factor alone, and a PUT shows telephones with these"),
            new Excuse(
                    "GET /roles/\\{id}/users",
                    "200 \\$\\.(start|limit|total) was never shown",
                    "the documents show them for a list by page, and only lists by checkpoint were recorded"),
            new Excuse(
                    "(GET|POST) /organizations(/\\{id})?",
                    "20. \\$.*\\.metadata was never shown",
                    "metadata was recorded of a change alone, and the documents show it everywhere"),
            new Excuse(
                    "GET /organizations/\\{id}/members",
                    "200 \\$\\.(start|limit|total|members\\[]\\.roles) was never shown",
                    "the documents show them for a list by page and for one with roles, and neither was recorded"),
            new Excuse(
                    "(GET|POST) /organizations/\\{id}/invitations",
                    "20. \\$.*\\.roles was never shown",
                    "the documents show it, and nobody recorded an invitation with roles"),
            new Excuse(
                    "GET /organizations/\\{org_id}/roles/\\{rol_id}/members",
                    "is not documented",
                    "clients of Auth0's own were recorded with it, and the documents leave it out"),
            new Excuse(
                    "(GET|POST|PATCH) /clients(/\\{id})?",
                    "20. \\$.*\\.(organization_usage|initiate_login_uri) was never shown",
                    "the documents show what lets an application invite people, and it was recorded of one POST in part"),
            new Excuse(
                    "GET /clients/\\{id}|POST /clients(/\\{id}/rotate-secret)?",
                    "20. \\$\\.(callbacks|allowed_logout_urls|allowed_origins|web_origins|app_type|client_metadata"
                            + "|cross_origin_authentication|token_endpoint_auth_method) was never shown",
                    "a client has what somebody gave it; of a GET and of a POST a client without these was recorded, and"
                            + " one answer alone of a new secret"),
            new Excuse(
                    "POST /clients/\\{id}/rotate-secret",
                    "200 \\$\\.(description|organization_usage) is missing",
                    "a client has what somebody gave it, and the only one recorded was given these"),
            new Excuse(
                    "(GET|PATCH|POST) /resource-servers(/\\{id})?",
                    "20. \\$.*\\.scopes\\[]\\.description is missing",
                    "a scope has the description that somebody gave it, which all recorded scopes were given"),
            new Excuse(
                    "GET /logs",
                    "query q: is not documented",
                    "the description of the operation explains it, and its list of parameters leaves it out"),
            new Excuse(
                    "GET /jobs/\\{id}/errors",
                    "200 \\$\\[]\\.user\\..* was never shown",
                    "a row that failed comes back with all that it had, and one with an address alone was recorded"),
            new Excuse(
                    "GET /resource-servers",
                    "200 \\$\\.resource_servers\\[]\\.token_dialect was never shown",
                    "nobody recorded a list with an API that has one, and one API alone shows it"),
            new Excuse(
                    "GET /client-grants",
                    "200 \\$\\.next was never shown",
                    "the documents show it for a list by checkpoint, and every such list that was recorded ends at once"),
            new Excuse(
                    "(GET|PATCH|POST) /connections(/\\{id})?",
                    "20. \\$(\\.connections\\[])?\\.(display_name|metadata) was never shown",
                    "the documents show them everywhere; a name was recorded of a GET and of a POST by id, and metadata nowhere"),
            new Excuse(
                    "(GET|PATCH|POST) /connections(/\\{id})?",
                    "20. \\$.*\\.options\\.(app_secret|attributes|authorization_endpoint|basic_profile|cert|discovery_url"
                            + "|domain|identity_api|issuer|jwks_uri|kid|name|passwordPolicy|signInEndpoint|signin|team_id"
                            + "|tenant_domain|thumbprints|token_endpoint|type|waad_protocol) was never shown",
                    "the documents describe these options of one strategy or another, and nobody recorded that operation of"
                            + " a connection of that strategy which was given them"),
            new Excuse(
                    "(GET|POST) /connections",
                    "20. \\$.*\\.options\\.oidc_metadata\\..* is missing",
                    "it is what an issuer publishes of itself, and not every issuer publishes what the recorded ones do"),
            new Excuse(
                    "PATCH /connections/\\{id}",
                    "200 \\$\\.options\\.scope is of another type",
                    "it is a list at one strategy and a text at another, of which no change was recorded but a GET"),
            new Excuse(
                    "(GET|PATCH|POST) /forms(/\\{id})?",
                    "20. \\$\\.(ending|languages|messages|nodes|start|style|translations)(\\..*|\\[].*)?"
                            + " (is missing|was never shown)",
                    "a form has the parts that somebody gave it, and few were recorded"),
            new Excuse(
                    "(GET|PATCH) /branding",
                    "200 \\$\\.(colors|colors\\.primary|logo_url) is missing",
                    "branding has what somebody gave it, which all recorded branding was given"),
            new Excuse(
                    "GET /custom-domains",
                    "200 \\$\\.next is missing",
                    "no last page of a list by checkpoint was recorded, and the documents do without it there"),
            new Excuse(
                    "POST /custom-domains/\\{id}/verify",
                    "200 \\$\\.domain_metadata\\.key is missing",
                    "a domain has the metadata that somebody gave it, which the recorded one was given"),
            new Excuse(
                    "POST /oauth/token",
                    "403 \\$\\.mfa_token was never shown",
                    "the documents show it, and nobody recorded a sign-in that owes a second factor"),
            new Excuse(
                    "GET /\\.well-known/.*",
                    "is not documented",
                    "OpenID Connect Discovery defines it, and the documents leave it out"),
            new Excuse(
                    "POST /oauth/token",
                    "body/grant_type: http://auth0.com/oauth/grant-type/password-realm is not documented",
                    "the guides of Auth0 describe it, and the documents leave it out"));

    static Optional<Excuse> of(List<Excuse> excuses, String operation, String finding) {
        return excuses.stream()
                .filter(excuse ->
                        Pattern.matches(excuse.operation, operation) && Pattern.matches(excuse.finding, finding))
                .findFirst();
    }
}
