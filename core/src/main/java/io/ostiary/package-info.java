/**
 * The shared vocabulary: operations, capabilities, calls, pages, patches, secrets and errors. Depends on nothing; every
 * noun's package ({@code io.ostiary.user}, {@code .session}, {@code .role}, {@code .tenant}) builds on it.
 */
@NullMarked
package io.ostiary;

import org.jspecify.annotations.NullMarked;
