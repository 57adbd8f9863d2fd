/** An invented company to try things on. */
@NullMarked
package io.ostiary.mcp.demo;

import org.jspecify.annotations.NullMarked;
