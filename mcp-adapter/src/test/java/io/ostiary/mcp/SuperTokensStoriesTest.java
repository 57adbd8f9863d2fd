package io.ostiary.mcp;

import io.ostiary.conformance.Harness;
import io.ostiary.memory.MemoryHarness;

class SuperTokensStoriesTest extends SuperTokensStories {
    @Override
    protected Harness harness() {
        return new MemoryHarness();
    }
}
