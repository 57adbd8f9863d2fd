@NullMarked
package io.ostiary.mcp.guard;

import org.jspecify.annotations.NullMarked;
