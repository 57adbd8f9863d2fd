package io.ostiary.user;

import io.ostiary.Violations;
import java.util.Set;

/**
 * Projects a top-level key of users' metadata into a claim of their tokens. A value that would make a token larger than
 * the provider issues is left out of it.
 *
 * @param attribute the metadata key, which identifies the mapper
 * @param claim the claim's name, none of the {@linkplain #RESERVED reserved} ones
 * @param accessToken whether access tokens carry it
 * @param idToken whether ID tokens carry it
 */
public record ClaimMapper(String attribute, String claim, boolean accessToken, boolean idToken) {
    /**
     * The claims that no mapper and no caller may set: those that JWT, OAuth 2 and OpenID Connect define for tokens (RFC
     * 7519 §4.1, RFC 8693 §4, RFC 9068 §2.2, OpenID Connect Core §2 and §5.1), and those by which providers say what a
     * user may do: {@code permissions}, {@code tenant}, and Keycloak's {@code realm_access} and {@code resource_access}.
     */
    public static final Set<String> RESERVED = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "sid",
            "azp",
            "nonce",
            "acr",
            "amr",
            "auth_time",
            "at_hash",
            "c_hash",
            "s_hash",
            "typ",
            "events",
            "txn",
            "toe",
            "scope",
            "client_id",
            "cnf",
            "act",
            "may_act",
            "authorization_details",
            "name",
            "given_name",
            "family_name",
            "middle_name",
            "nickname",
            "preferred_username",
            "profile",
            "picture",
            "website",
            "gender",
            "birthdate",
            "zoneinfo",
            "locale",
            "updated_at",
            "email",
            "email_verified",
            "phone_number",
            "phone_number_verified",
            "address",
            "roles",
            "groups",
            "entitlements",
            "permissions",
            "tenant",
            "realm_access",
            "resource_access");

    /**
     * Checks the names.
     *
     * @throws io.ostiary.InvalidArgumentException when one is malformed, the claim is reserved, or no token would carry it
     */
    public ClaimMapper {
        new Violations()
                .key("attribute", attribute)
                .line("claim", claim, 1, 255)
                .require(!RESERVED.contains(claim), "claim", "must not be a reserved claim: " + claim)
                .require(accessToken || idToken, "access_token", "or id_token must be on")
                .throwIfAny();
    }
}
