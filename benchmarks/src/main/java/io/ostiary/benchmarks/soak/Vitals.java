package io.ostiary.benchmarks.soak;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** Heap after collection and threads, over time. */
final class Vitals {
    private static final long HEAP_SLACK = 4L << 20;
    private static final long THREAD_SLACK = 4;
    private static final int LOOKS = 5;
    private static final String CLIENT_THREADS = "HttpClient-";

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

    /** The least of several looks, because the clients go on while the collector and the look take turns. */
    private static long heapAfterCollection() {
        return LongStream.generate(() -> {
                    System.gc();
                    return ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed();
                })
                .limit(LOOKS)
                .min()
                .orElseThrow();
    }

    /** All but those of the clients' connections, which the JDK ends when it collects the client, not when it is closed. */
    private static long serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith(CLIENT_THREADS))
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
