package io.ostiary.mcp.tool;

/** The input of a tool that takes nothing. */
record NoInput() {}
