@NullMarked
package io.ostiary.mcp.sdk;

import org.jspecify.annotations.NullMarked;
