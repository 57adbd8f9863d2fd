@NullMarked
package io.ostiary.mcp.cli;

import org.jspecify.annotations.NullMarked;
