package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the Auth0 MCP server, the tools for applications, for APIs, for actions, for forms and for audit. */
class Auth0CoverageTest extends ReferenceCoverage {
    Auth0CoverageTest() {
        super("auth0", Auth0Parity.all());
    }

    @Test
    void everyToolIsListedOnce() {
        assertThat(rows()).hasSize(20).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
