package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the AuthGate MCP server, the tools for organizations and for permissions. */
class AuthGateCoverageTest extends ReferenceCoverage {
    AuthGateCoverageTest() {
        super("authgate", AuthGateParity.all());
    }

    @Test
    void theReferenceHasNineToolsForOrganizationsAndFiveForPermissions() {
        assertThat(rows()).hasSize(14).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
