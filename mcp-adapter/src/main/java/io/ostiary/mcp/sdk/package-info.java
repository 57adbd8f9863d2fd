/**
 * The MCP protocol over stdio and over HTTP. The only package that knows the MCP SDK, the web server and the servlet
 * API.
 *
 * <p>The SDK's messages, HTTP servlet and HTTP sessions are used; its {@code McpServer} is not: that keeps one tool
 * list for all callers, answers an unknown tool with a literal {@code invalid_tool_name} plus the unbounded name it
 * was sent, and puts the message of any exception on the wire. The four requests that Ostiary answers are handlers of
 * our own ({@link io.ostiary.mcp.sdk.Requests}). With it goes the SDK's JSON Schema validation: the tool layer checks
 * arguments and results against the same schemas, and a second check would only load a validator at start and differ
 * in its wording.
 */
@NullMarked
package io.ostiary.mcp.sdk;

import org.jspecify.annotations.NullMarked;
