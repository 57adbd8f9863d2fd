package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the Authalla MCP server, the tools for OAuth clients and social logins. */
class AuthallaCoverageTest extends ReferenceCoverage {
    AuthallaCoverageTest() {
        super("authalla", AuthallaParity.all());
    }

    @Test
    void everyToolIsListedOnce() {
        assertThat(rows()).hasSize(5).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
