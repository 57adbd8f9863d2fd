@NullMarked
package io.ostiary.mcp;

import org.jspecify.annotations.NullMarked;
