@NullMarked
package io.ostiary.mcp.tool;

import org.jspecify.annotations.NullMarked;
