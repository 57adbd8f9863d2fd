package io.ostiary.auth0.oracle;

import io.ostiary.auth0.emulator.Exchange;
import io.ostiary.auth0.emulator.RequestLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All that the backend and emulators say to each other, to be held against what is known of Auth0. */
public final class Trial {
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

    private Trial() {}

    /** Listens from now on. */
    public static Trial begin() {
        var trial = new Trial();
        RequestLog.listen(trial.exchanges::add);
        return trial;
    }

    /**
     * Prints what the oracle has to say about what was heard, and fails unless it agrees.
     *
     * @param folder where Auth0's documents and the recordings are
     */
    public void judge(Path folder) throws IOException {
        Oracle oracle = Oracle.read(folder);
        List<Exchange> heard = List.copyOf(exchanges);
        Set<String> called = new TreeSet<>();
        heard.forEach(exchange -> called.add(exchange.operation()));
        var replay = new Replay(oracle);
        replay.run(PortCall.all());
        var report = new Report(
                heard.size(),
                Coverage.of(replay.asked(), called, oracle.recordings()),
                oracle.findings(heard, Excuse.ALL),
                replay.decoded(),
                replay.failures());
        // The report is what this run is for, also when it passes: it says what was not compared, and why.
        System.out.println(report.text());
        if (!report.passes()) {
            throw new AssertionError("the oracle disagrees: see its report");
        }
    }
}
