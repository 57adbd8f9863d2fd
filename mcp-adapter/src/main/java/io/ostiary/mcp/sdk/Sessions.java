package io.ostiary.mcp.sdk;

import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP sessions: how many there may be, and when one ends.
 *
 * <p>A session ends when its client deletes it, or when it has been idle for too long. It is never pushed out by
 * another: else whoever can open sessions could end those of others. When all places are taken, a new client is
 * refused.
 *
 * <p>The SDK's servlet keeps a map of its own that cannot be reached. What ended here is unknown to every request
 * from then on; the servlet forgets it (some hundred bytes each) in its own sweep, within twice the same idle time.
 */
final class Sessions {

    private final int most;
    private final Duration idle;
    private final Clock clock;
    private final Map<String, Entry> entries = new HashMap<>();
    private int reserved;

    Sessions(int most, Duration idle, Clock clock) {
        this.most = most;
        this.idle = idle;
        this.clock = clock;
    }

    private static final class Entry {
        private final McpStreamableServerSession session;
        private Instant used;
        private @Nullable String owner;
        private int requests;

        private Entry(McpStreamableServerSession session, Instant used) {
            this.session = session;
            this.used = used;
        }
    }

    /** A session while a request of it is handled: it does not end by itself. */
    final class Use implements AutoCloseable {
        private final Entry entry;

        private Use(Entry entry) {
            this.entry = entry;
        }

        McpStreamableServerSession session() {
            return entry.session;
        }

        @Override
        public void close() {
            synchronized (Sessions.this) {
                entry.requests--;
                entry.used = clock.instant();
            }
        }
    }

    /**
     * Takes a place for a session that is about to be made; it is used by {@link #add} or given back by {@link
     * #release}.
     */
    boolean reserve() {
        boolean full;
        synchronized (this) {
            full = entries.size() + reserved >= most;
            if (!full) {
                reserved++;
            }
        }
        return !full || (endIdle() > 0 && reserve());
    }

    synchronized void release() {
        reserved--;
    }

    synchronized void add(McpStreamableServerSession session) {
        reserved--;
        entries.put(session.getId(), new Entry(session, clock.instant()));
    }

    /** From now on it is that principal's, unless it is somebody's already. */
    synchronized void own(String id, String principal) {
        Entry entry = entries.get(id);
        if (entry != null && entry.owner == null) {
            entry.owner = principal;
        }
    }

    /** Null if there is no such session, none any more, or it is somebody else's: its id is no credential. */
    @Nullable
    Use use(String id, String principal) {
        own(id, principal);
        Entry expired;
        synchronized (this) {
            Entry entry = entries.get(id);
            if (entry == null || !principal.equals(entry.owner)) {
                return null;
            }
            if (!idle(entry)) {
                entry.requests++;
                return new Use(entry);
            }
            entries.remove(id);
            expired = entry;
        }
        expired.session.close();
        return null;
    }

    synchronized void remove(String id) {
        entries.remove(id);
    }

    /** Ends the streams that clients only listen on; they would stay open for ever. */
    void endListening() {
        List<Entry> all;
        synchronized (this) {
            all = List.copyOf(entries.values());
        }
        all.forEach(entry -> entry.session.releaseListeningStream());
    }

    private int endIdle() {
        List<Entry> ended = new ArrayList<>();
        synchronized (this) {
            entries.values().removeIf(entry -> idle(entry) && ended.add(entry));
        }
        ended.forEach(entry -> entry.session.close());
        return ended.size();
    }

    private boolean idle(Entry entry) {
        return entry.requests == 0
                && !entry.session.hasOpenStream()
                && entry.used.plus(idle).isBefore(clock.instant());
    }
}
