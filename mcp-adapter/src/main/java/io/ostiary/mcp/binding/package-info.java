/** JSON in and out: arguments become input records, output records become results that are safe to show. */
@NullMarked
package io.ostiary.mcp.binding;

import org.jspecify.annotations.NullMarked;
