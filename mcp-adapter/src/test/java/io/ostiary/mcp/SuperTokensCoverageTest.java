package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.mcp.ReferenceServer.Row;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Of the SuperTokens MCP server, every tool. */
class SuperTokensCoverageTest extends ReferenceCoverage {
    SuperTokensCoverageTest() {
        super(ReferenceServer.SUPERTOKENS);
    }

    @Test
    void theReferenceHasEighteenToolsInTwentyOneRows() {
        assertThat(rows()).hasSize(21);
        assertThat(rows().stream().map(Row::tool).collect(Collectors.toSet())).hasSize(18);
    }
}
