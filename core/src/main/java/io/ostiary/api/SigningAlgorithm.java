package io.ostiary.api;

/** How the access tokens for an API are signed (RFC 7518 §3.1). */
public enum SigningAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256: the API checks tokens by published keys. */
    RS256,
    /** RSASSA-PSS with SHA-256: the API checks tokens by published keys. */
    PS256,
    /** HMAC with SHA-256: the API checks tokens by a secret that it shares with the authorization server. */
    HS256
}
