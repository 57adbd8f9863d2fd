package io.ostiary.memory;

import io.ostiary.memory.junit.TestClock;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend of which two do the same when the same is done to them in the same order. */
final class RepeatableBackend {
    private RepeatableBackend() {}

    static MemoryBackend open() {
        var ids = new AtomicInteger();
        var random = new AtomicInteger();
        return MemoryBackend.builder()
                .clock(new TestClock())
                .passwordHashing(new CountingHashing())
                .ids(() -> "id-" + ids.incrementAndGet())
                .random(count -> ByteBuffer.allocate(count)
                        .putInt(random.incrementAndGet())
                        .array())
                .open();
    }
}
