package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the KotAuth MCP server, the tools for groups, applications and audit, and one for roles. */
class KotAuthCoverageTest extends ReferenceCoverage {
    KotAuthCoverageTest() {
        super("kotauth", KotAuthParity.all());
    }

    @Test
    void theReferenceHasEightSuchToolsOfWhichOneDoesTwoThings() {
        assertThat(rows().stream().map(Row::tool).distinct()).hasSize(8);
        assertThat(rows()).hasSize(9);
    }
}
