package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The KotAuth MCP server, whole. */
class KotAuthCoverageTest extends ReferenceCoverage {
    KotAuthCoverageTest() {
        super("kotauth", KotAuthParity.all());
    }

    @Test
    void theReferenceHasTwentyFiveToolsOfWhichOneDoesTwoThings() {
        assertThat(rows().stream().map(Row::tool).distinct()).hasSize(25);
        assertThat(rows()).hasSize(26);
    }
}
