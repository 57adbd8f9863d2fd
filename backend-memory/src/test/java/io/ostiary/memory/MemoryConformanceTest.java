package io.ostiary.memory;

import io.ostiary.conformance.Harness;
import io.ostiary.conformance.IdentityConformance;

class MemoryConformanceTest extends IdentityConformance {
    @Override
    protected Harness harness() {
        return new MemoryHarness();
    }
}
