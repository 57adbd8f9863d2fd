package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the KotAuth MCP server, the tools for applications and for audit. */
class KotAuthCoverageTest extends ReferenceCoverage {
    KotAuthCoverageTest() {
        super("kotauth", KotAuthParity.all());
    }

    @Test
    void everyToolIsListedOnce() {
        assertThat(rows()).hasSize(3).extracting(Row::tool).doesNotHaveDuplicates();
    }
}
