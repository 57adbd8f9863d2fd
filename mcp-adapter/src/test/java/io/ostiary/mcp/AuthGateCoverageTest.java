package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Of the AuthGate MCP server, the tools for users, sessions, organizations, roles, permissions, audit, redirect URIs, API keys, identity
 * providers, developers and texts of mails, and the project's status.
 */
class AuthGateCoverageTest extends ReferenceCoverage {
    AuthGateCoverageTest() {
        super("authgate", AuthGateParity.all());
    }

    @Test
    void everyToolIsListedOnce() {
        assertThat(rows()).hasSize(49).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
