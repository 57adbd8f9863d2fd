package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the AuthGate MCP server, the tools for organizations, roles, permissions, audit, redirect URIs and API keys. */
class AuthGateCoverageTest extends ReferenceCoverage {
    AuthGateCoverageTest() {
        super("authgate", AuthGateParity.all());
    }

    @Test
    void everyToolIsListedOnce() {
        assertThat(rows()).hasSize(29).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
