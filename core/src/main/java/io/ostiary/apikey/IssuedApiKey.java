package io.ostiary.apikey;

import io.ostiary.Secret;

/**
 * A key that was just issued.
 *
 * @param key what is known of it from now on
 * @param credential the key itself, told this once
 */
public record IssuedApiKey(ApiKey key, Secret credential) {}
