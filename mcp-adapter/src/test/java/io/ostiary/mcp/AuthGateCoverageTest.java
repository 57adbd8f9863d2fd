package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.mcp.ReferenceServer.Row;
import org.junit.jupiter.api.Test;

/**
 * All tools of the AuthGate MCP server.
 */
class AuthGateCoverageTest extends ReferenceCoverage {
    AuthGateCoverageTest() {
        super(ReferenceServer.AUTHGATE);
    }

    @Test
    void everyToolIsListedOnce() {
        assertThat(rows()).hasSize(61).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
