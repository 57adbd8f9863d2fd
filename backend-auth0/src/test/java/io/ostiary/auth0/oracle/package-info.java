/**
 * Holds the emulator and the backend against what Auth0 published and what its live tenants answered. The documents
 * and the recorded interactions are third-party data, which a folder outside the project holds.
 */
@NullMarked
package io.ostiary.auth0.oracle;

import org.jspecify.annotations.NullMarked;
