/** The MCP server: any {@link io.ostiary.backend.IdentityBackend} as tools for an AI assistant. */
@NullMarked
package io.ostiary.mcp;

import org.jspecify.annotations.NullMarked;
