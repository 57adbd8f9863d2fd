@NullMarked
package io.ostiary.mcp.demo;

import org.jspecify.annotations.NullMarked;
