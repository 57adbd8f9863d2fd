package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.mcp.ReferenceServer.Row;
import org.junit.jupiter.api.Test;

/** Of the Auth0 MCP server, the tools for applications, for APIs, for actions, for forms and for audit. */
class Auth0CoverageTest extends ReferenceCoverage {
    Auth0CoverageTest() {
        super(ReferenceServer.AUTH0);
    }

    @Test
    void everyToolIsListedOnce() {
        assertThat(rows()).hasSize(20).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
