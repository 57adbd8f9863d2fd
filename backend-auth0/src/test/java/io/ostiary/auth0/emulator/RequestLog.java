package io.ostiary.auth0.emulator;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Everything that was asked and answered, in the order of the answers. */
public final class RequestLog {
    private static final List<Consumer<Exchange>> LISTENERS = new CopyOnWriteArrayList<>();

    private final ConcurrentLinkedQueue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

    RequestLog() {}

    /** Tells a listener what any emulator of this JVM is asked and answers from now on. */
    public static void listen(Consumer<Exchange> listener) {
        LISTENERS.add(listener);
    }

    /** Every exchange since the start or the last {@link #clear}. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** The exchanges of an operation, such as {@code GET /users/{id}}. */
    public List<Exchange> exchanges(String operation) {
        return exchanges.stream()
                .filter(exchange -> exchange.operation().equals(operation))
                .toList();
    }

    /** Forgets what was. */
    public void clear() {
        exchanges.clear();
    }

    void add(Exchange exchange) {
        exchanges.add(exchange);
        LISTENERS.forEach(listener -> listener.accept(exchange));
    }
}
