/** The tools as data: one line each, with the input record that is its schema and the view that is its result. */
@NullMarked
package io.ostiary.mcp.tool;

import org.jspecify.annotations.NullMarked;
