package io.ostiary.mcp.sdk;

import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The scheduler on which the SDK looks for sessions that nobody uses. The SDK stops looking when the transport closes, and
 * leaves the scheduler, whose thread is no daemon and so would keep the process alive (mcp-core 2.1.0,
 * {@code HttpServletStreamableServerTransportProvider.startSessionSweeper}).
 */
final class SessionSweeper {
    private static final String NAME = "session-sweeper";

    private final AtomicReference<@Nullable Scheduler> scheduler = new AtomicReference<>();

    /** Makes the transport, and takes hold of the scheduler that it makes meanwhile. */
    HttpServletStreamableServerTransportProvider of(Supplier<HttpServletStreamableServerTransportProvider> transport) {
        Thread maker = Thread.currentThread();
        String key = SessionSweeper.class.getName() + '@' + System.identityHashCode(this);
        Schedulers.addExecutorServiceDecorator(key, (made, executor) -> {
            if (Thread.currentThread() == maker && made.toString().contains(NAME)) {
                scheduler.set(made);
            }
            return executor;
        });
        try {
            return transport.get();
        } finally {
            Schedulers.removeExecutorServiceDecorator(key);
        }
    }

    /** Ends the scheduler's thread. */
    void dispose() {
        Scheduler made = scheduler.get();
        if (made != null) {
            made.dispose();
        }
    }
}
