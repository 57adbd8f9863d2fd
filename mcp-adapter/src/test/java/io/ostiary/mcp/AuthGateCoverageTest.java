package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the AuthGate MCP server, the tools for organizations, roles, permissions, audit, redirect URIs, API
 * keys and identity providers. */
class AuthGateCoverageTest extends ReferenceCoverage {
    AuthGateCoverageTest() {
        super("authgate", AuthGateParity.all());
    }

    @Test
    void everyToolIsListedOnce() {
        assertThat(rows()).hasSize(31).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
