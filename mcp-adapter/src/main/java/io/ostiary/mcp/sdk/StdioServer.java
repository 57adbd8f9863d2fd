package io.ostiary.mcp.sdk;

import io.ostiary.mcp.protocol.Caller;
import io.ostiary.mcp.protocol.ToolService;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client over a pair of streams, one JSON-RPC message on each line.
 *
 * <p>Nothing but protocol messages is written. A line that cannot be understood is answered and costs nothing else.
 * The server ends when the input ends, when nobody reads the output any more, or when it is closed; calls in flight
 * may go on for ten seconds.
 */
public final class StdioServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StdioServer.class);

    private final InputStream in;
    private final StdioLimits limits;
    private final Runnable onEnd;
    private final ThreadPoolExecutor workers;
    private final LineWriter out;
    private final OutgoingRequests outgoing;
    private final Conversation conversation;
    private final Thread reader;
    private final AtomicBoolean ending = new AtomicBoolean();

    private StdioServer(ToolService tools, InputStream in, OutputStream out, Runnable onEnd, StdioLimits limits) {
        this.in = in;
        this.limits = limits;
        this.onEnd = onEnd;
        this.workers = new ThreadPoolExecutor(
                limits.workers(),
                limits.workers(),
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limits.waiting()),
                daemons());
        workers.allowCoreThreadTimeOut(true);
        this.out = new LineWriter(out, this::endElsewhere);
        Wire wire = new Wire();
        this.outgoing = new OutgoingRequests(wire, this.out, limits.asking());
        Caller operator = Caller.unrestricted("operator", "stdio", null);
        Requests requests = new Requests(tools, Revisions.STDIO, context -> operator, wire);
        this.conversation = new Conversation(wire, requests, outgoing, this.out, workers);
        // Not a daemon: it keeps the process alive for as long as there is a client.
        this.reader = new Thread(this::read, "ostiary-stdin");
    }

    /**
     * Serves one client. Returns at once.
     *
     * @param out the real standard output; the caller has to keep everything else away from it
     * @param onEnd run once, after the last answer has been written; may end the process
     */
    public static StdioServer start(ToolService tools, InputStream in, OutputStream out, Runnable onEnd) {
        return start(tools, in, out, onEnd, StdioLimits.DEFAULT);
    }

    static StdioServer start(ToolService tools, InputStream in, OutputStream out, Runnable onEnd, StdioLimits limits) {
        StdioServer server = new StdioServer(tools, in, out, onEnd, limits);
        server.reader.start();
        return server;
    }

    /** Takes no more requests, waits for those in flight as long as it would at the end of the input, and ends. */
    @Override
    public void close() {
        end();
    }

    private void read() {
        LineReader lines = new LineReader(in, limits.longestLine());
        try {
            LineReader.Line line = lines.next();
            while (line != null && !ending.get()) {
                conversation.accept(line);
                line = lines.next();
            }
        } catch (IOException e) {
            LOG.debug("The input broke off", e);
        } catch (Throwable unexpected) {
            Incident.log(LOG, "reading", unexpected);
        }
        end();
    }

    /** The thread that found the output broken may itself be one of those to wait for. */
    private void endElsewhere() {
        new Thread(this::end, "ostiary-end").start();
    }

    private void end() {
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        outgoing.close();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(limits.drain().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Calls in flight were abandoned after {}", limits.drain());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
        out.close();
        if (Thread.currentThread() != reader) {
            reader.interrupt();
        }
        onEnd.run();
    }

    private static ThreadFactory daemons() {
        AtomicLong number = new AtomicLong();
        return task -> {
            Thread thread = new Thread(task, "ostiary-call-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
