/**
 * The service-provider interface: how a backend is declared, found, configured and opened, and the policies (retries,
 * cursors, pages, locks, interception) that every backend shares.
 */
@NullMarked
package io.ostiary.backend;

import org.jspecify.annotations.NullMarked;
