package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the Authalla MCP server, all tools. */
class AuthallaCoverageTest extends ReferenceCoverage {
    AuthallaCoverageTest() {
        super("authalla", AuthallaParity.all());
    }

    @Test
    void everyToolIsListed() {
        assertThat(rows()).hasSize(28);
        assertThat(rows().stream().map(Row::tool).distinct()).hasSize(26);
    }
}
