package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.mcp.ReferenceServer.Row;
import org.junit.jupiter.api.Test;

/** Of the Authalla MCP server, all tools. */
class AuthallaCoverageTest extends ReferenceCoverage {
    AuthallaCoverageTest() {
        super(ReferenceServer.AUTHALLA);
    }

    @Test
    void everyToolIsListed() {
        assertThat(rows()).hasSize(28);
        assertThat(rows().stream().map(Row::tool).distinct()).hasSize(26);
    }
}
