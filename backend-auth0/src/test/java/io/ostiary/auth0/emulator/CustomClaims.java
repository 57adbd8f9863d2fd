package io.ostiary.auth0.emulator;

import java.util.Map;

/** The claims that the tenant's Actions add to the tokens of a sign-in. */
record CustomClaims(Map<String, Object> accessToken, Map<String, Object> idToken) {}
