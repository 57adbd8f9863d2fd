package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the AuthGate MCP server, the tools for organizations, permissions and audit. */
class AuthGateCoverageTest extends ReferenceCoverage {
    AuthGateCoverageTest() {
        super("authgate", AuthGateParity.all());
    }

    @Test
    void theReferenceHasNineToolsForOrganizationsFiveForPermissionsAndTwoForAudit() {
        assertThat(rows()).hasSize(16).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
