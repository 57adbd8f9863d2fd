package io.ostiary.memory;

import io.ostiary.apikey.ApiKey;

/**
 * A key as it is kept.
 *
 * @param key what is known of it
 * @param digest the digest of what its holder knows
 */
record StoredApiKey(ApiKey key, String digest) {}
