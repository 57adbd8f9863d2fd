package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * All tools of the AuthGate MCP server.
 */
class AuthGateCoverageTest extends ReferenceCoverage {
    AuthGateCoverageTest() {
        super("authgate", AuthGateParity.all());
    }

    @Test
    void everyToolIsListedOnce() {
        assertThat(rows()).hasSize(61).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
