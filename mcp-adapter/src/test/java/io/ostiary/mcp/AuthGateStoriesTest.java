package io.ostiary.mcp;

import io.ostiary.conformance.Harness;
import io.ostiary.memory.MemoryHarness;

class AuthGateStoriesTest extends AuthGateStories {
    @Override
    protected Harness harness() {
        return new MemoryHarness();
    }
}
