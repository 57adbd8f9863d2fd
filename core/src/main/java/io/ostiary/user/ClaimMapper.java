package io.ostiary.user;

import io.ostiary.Violations;
import java.util.Set;

/**
 * Projects a top-level key of users' metadata into a claim of their tokens.
 *
 * @param attribute the metadata key, which identifies the mapper
 * @param claim the claim's name; the ones that protocols define cannot be overridden
 * @param accessToken whether access tokens carry it
 * @param idToken whether ID tokens carry it
 */
public record ClaimMapper(String attribute, String claim, boolean accessToken, boolean idToken) {
    /** The claims that OpenID Connect, OAuth 2 and JWT define, which no mapper and no caller may set (RFC 7519 §4.1, RFC 9068 §2.2, OpenID Connect Core §2). */
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
            "typ",
            "scope",
            "client_id",
            "cnf",
            "act",
            "may_act",
            "tenant",
            "email",
            "email_verified",
            "preferred_username",
            "roles",
            "groups",
            "entitlements",
            "permissions",
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
                .require(!RESERVED.contains(claim), "claim", "must not be one that the protocols define: " + claim)
                .require(accessToken || idToken, "access_token", "or id_token must be on")
                .throwIfAny();
    }
}
