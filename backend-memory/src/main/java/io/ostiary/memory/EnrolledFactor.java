package io.ostiary.memory;

import io.ostiary.Secret;
import io.ostiary.user.MfaFactor;

/**
 * A second factor with what it is checked by.
 *
 * @param factor what may be shown
 * @param key the shared key, in Base32
 */
record EnrolledFactor(MfaFactor factor, Secret key) {}
