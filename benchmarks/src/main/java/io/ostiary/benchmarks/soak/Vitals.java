package io.ostiary.benchmarks.soak;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;

/** Heap after collection and threads, over time. */
final class Vitals {
    private static final long HEAP_SLACK = 4L << 20;
    private static final long THREAD_SLACK = 4;
    private static final long SETTLED = 1L << 20;
    private static final long PAUSE_NANOS = 1_000_000_000;
    private static final List<String> CLIENT_THREADS = List.of("HttpClient-", "Thread-");

    private final List<Sample> samples = new ArrayList<>();

    /**
     * One look.
     *
     * @param heap bytes in use after a collection
     */
    record Sample(long seconds, long heap, long threads) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%5d s  %6.1f MiB  %3d threads", seconds, heap / 1048576.0, threads);
        }
    }

    /** Collects, and looks. */
    Sample take(long seconds) {
        var sample = new Sample(seconds, heapAfterCollection(), serverThreads());
        samples.add(sample);
        return sample;
    }

    /**
     * As the collector counted it itself, because the clients go on while anybody else looks. It collects until that frees no
     * more than a mebibyte: the JDK ends the connections of a client only when a collection finds that nobody has the client any more, and
     * what belongs to them is garbage one or two collections later.
     */
    private static long heapAfterCollection() {
        long before = Long.MAX_VALUE;
        long heap = afterOneCollection();
        while (before - heap > SETTLED) {
            LockSupport.parkNanos(PAUSE_NANOS);
            before = heap;
            heap = afterOneCollection();
        }
        return Math.min(before, heap);
    }

    private static long afterOneCollection() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    /**
     * All but those of the clients: their connections', which the JDK ends when it collects the client and not when it is
     * closed, and one for each answer, which CompletableFuture starts on machines of two processors.
     */
    private static long serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> CLIENT_THREADS.stream().noneMatch(name::startsWith))
                .count();
    }

    /**
     * Whether the last quarter is as the second was; the first is for warming up, in which caches and the bounded log of
     * events fill. Of each the median counts, because a look in the middle of a call is no leak.
     */
    boolean flat() {
        return later(Sample::heap) <= earlier(Sample::heap) * 1.05 + HEAP_SLACK
                && later(Sample::threads) <= earlier(Sample::threads) + THREAD_SLACK;
    }

    private long earlier(ToLongFunction<Sample> what) {
        return median(samples.subList(samples.size() / 4, samples.size() / 2), what);
    }

    private long later(ToLongFunction<Sample> what) {
        return median(samples.subList(samples.size() * 3 / 4, samples.size()), what);
    }

    private static long median(List<Sample> some, ToLongFunction<Sample> what) {
        long[] sorted = some.stream().mapToLong(what).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
