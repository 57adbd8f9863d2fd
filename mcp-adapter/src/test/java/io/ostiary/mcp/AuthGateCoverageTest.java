package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the AuthGate MCP server, the tools for organizations. */
class AuthGateCoverageTest extends ReferenceCoverage {
    AuthGateCoverageTest() {
        super("authgate", AuthGateParity.all());
    }

    @Test
    void theReferenceHasNineToolsForOrganizations() {
        assertThat(rows()).hasSize(9).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
