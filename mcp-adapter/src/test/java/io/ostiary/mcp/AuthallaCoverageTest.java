package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the Authalla MCP server, the tools for OAuth clients. */
class AuthallaCoverageTest extends ReferenceCoverage {
    AuthallaCoverageTest() {
        super("authalla", AuthallaParity.all());
    }

    @Test
    void theReferenceHasThreeToolsForClients() {
        assertThat(rows()).hasSize(3).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
