package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the Authalla MCP server, the tools for tenants, users, OAuth clients and social logins. */
class AuthallaCoverageTest extends ReferenceCoverage {
    AuthallaCoverageTest() {
        super("authalla", AuthallaParity.all());
    }

    @Test
    void everyToolIsListed() {
        assertThat(rows()).hasSize(18);
        assertThat(rows().stream().map(Row::tool).distinct()).hasSize(16);
    }
}
