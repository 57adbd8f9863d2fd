package io.ostiary.mcp;

import io.ostiary.conformance.Harness;
import io.ostiary.memory.MemoryHarness;

class KotAuthStoriesTest extends KotAuthStories {
    @Override
    protected Harness harness() {
        return new MemoryHarness();
    }
}
