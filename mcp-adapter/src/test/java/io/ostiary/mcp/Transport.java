package io.ostiary.mcp;

/** How the client of a test reaches the server. */
enum Transport {
    STDIO,
    HTTP
}
