package io.ostiary.mcp.protocol;

/**
 * How the server introduces itself.
 *
 * @param name the machine-readable name
 * @param title the name shown to people
 * @param version the version of the server
 * @param instructions how a model should use the tools
 */
public record ServerInfo(String name, String title, String version, String instructions) {}
