/**
 * What the tool layer and the transports say to each other. No type of the MCP SDK, of a web server or of a JSON
 * library appears here, so either side can be replaced alone.
 */
@NullMarked
package io.ostiary.mcp.protocol;

import org.jspecify.annotations.NullMarked;
