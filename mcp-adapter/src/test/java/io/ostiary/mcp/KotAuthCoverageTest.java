package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.mcp.ReferenceServer.Row;
import org.junit.jupiter.api.Test;

/** The KotAuth MCP server, whole. */
class KotAuthCoverageTest extends ReferenceCoverage {
    KotAuthCoverageTest() {
        super(ReferenceServer.KOTAUTH);
    }

    @Test
    void theReferenceHasTwentyFiveToolsOfWhichOneDoesTwoThings() {
        assertThat(rows().stream().map(Row::tool).distinct()).hasSize(25);
        assertThat(rows()).hasSize(26);
    }
}
