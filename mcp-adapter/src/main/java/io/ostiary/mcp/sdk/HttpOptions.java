package io.ostiary.mcp.sdk;

import io.ostiary.mcp.protocol.BearerAuthentication;
import java.time.Clock;
import java.time.Duration;

/**
 * Where an {@link HttpServer} listens, and how much its clients may ask of it. The defaults suit one operator and the
 * programs that work for them.
 */
public final class HttpOptions {

    private final String host;
    private final int port;
    private final int maxSessions;
    private final Duration sessionIdle;
    private final int maxRequestBytes;
    private final Duration requestTimeout;
    private final Duration elicitationTimeout;
    private final Duration heartbeat;
    private final int maxCalls;
    private final Duration drain;
    private final Clock clock;
    private final BearerAuthentication authentication;
    private final boolean anonymous;

    private HttpOptions(Builder builder) {
        this.host = builder.host;
        this.port = builder.port;
        this.maxSessions = builder.maxSessions;
        this.sessionIdle = builder.sessionIdle;
        this.maxRequestBytes = builder.maxRequestBytes;
        this.requestTimeout = builder.requestTimeout;
        this.elicitationTimeout = builder.elicitationTimeout;
        this.heartbeat = builder.heartbeat;
        this.maxCalls = builder.maxCalls;
        this.drain = builder.drain;
        this.clock = builder.clock;
        this.authentication = builder.authentication;
        this.anonymous = builder.anonymous;
    }

    public static Builder builder() {
        return new Builder();
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    int maxSessions() {
        return maxSessions;
    }

    Duration sessionIdle() {
        return sessionIdle;
    }

    int maxRequestBytes() {
        return maxRequestBytes;
    }

    Duration requestTimeout() {
        return requestTimeout;
    }

    Duration elicitationTimeout() {
        return elicitationTimeout;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    int maxCalls() {
        return maxCalls;
    }

    Duration drain() {
        return drain;
    }

    Clock clock() {
        return clock;
    }

    BearerAuthentication authentication() {
        return authentication;
    }

    boolean anonymous() {
        return anonymous;
    }

    /** Collects options. */
    public static final class Builder {

        private String host = "127.0.0.1";
        private int port;
        private int maxSessions = 1000;
        private Duration sessionIdle = Duration.ofMinutes(30);
        private int maxRequestBytes = 1 << 20;
        private Duration requestTimeout = Duration.ofSeconds(30);
        private Duration elicitationTimeout = Duration.ofMinutes(10);
        private Duration heartbeat = Duration.ofSeconds(20);
        private int maxCalls = 128;
        private Duration drain = Duration.ofSeconds(10);
        private Clock clock = Clock.systemUTC();
        private BearerAuthentication authentication = BearerAuthentication.NOBODY;
        private boolean anonymous = true;

        private Builder() {}

        /** A name or address that means this machine and nothing else. Default {@code 127.0.0.1}. */
        public Builder host(String value) {
            this.host = value;
            return this;
        }

        /** Default 0: any free port, see {@link HttpServer#port()}. */
        public Builder port(int value) {
            if (value < 0 || value > 65535) {
                throw new IllegalArgumentException("port must be between 0 and 65535: " + value);
            }
            this.port = value;
            return this;
        }

        /**
         * Clients at the same time; further ones are refused until a session ends, none is ever pushed out. Default
         * 1000.
         */
        public Builder maxSessions(int value) {
            positive("maxSessions", value);
            this.maxSessions = value;
            return this;
        }

        /** How long a session may be without a request or an open stream before it ends. Default 30 minutes. */
        public Builder sessionIdle(Duration value) {
            positive("sessionIdle", value.toMillis());
            this.sessionIdle = value;
            return this;
        }

        /** The longest message. Default 1 MiB. */
        public Builder maxRequestBytes(int value) {
            positive("maxRequestBytes", value);
            this.maxRequestBytes = value;
            return this;
        }

        /** How long a message may take to arrive, and an unused connection may stay. Default 30 seconds. */
        public Builder requestTimeout(Duration value) {
            positive("requestTimeout", value.toMillis());
            this.requestTimeout = value;
            return this;
        }

        /** How long a person may take to answer. Default 10 minutes. */
        public Builder elicitationTimeout(Duration value) {
            positive("elicitationTimeout", value.toMillis());
            this.elicitationTimeout = value;
            return this;
        }

        /**
         * How often a client that waits hears from the server, so that one that has gone is noticed. Default 20
         * seconds.
         */
        public Builder heartbeat(Duration value) {
            positive("heartbeat", value.toMillis());
            this.heartbeat = value;
            return this;
        }

        /** Tool calls at the same time, over all sessions; further ones are refused. Default 128. */
        public Builder maxCalls(int value) {
            positive("maxCalls", value);
            this.maxCalls = value;
            return this;
        }

        /** How long requests in flight may go on once the server is being closed. Default 10 seconds. */
        public Builder drain(Duration value) {
            positive("drain", value.toMillis());
            this.drain = value;
            return this;
        }

        /** Tells who shows a token. Default nobody, so that every token is refused. */
        public Builder authentication(BearerAuthentication value) {
            this.authentication = value;
            return this;
        }

        /** Whether callers who show no token are let in, and may do everything. Default true. */
        public Builder anonymous(boolean value) {
            this.anonymous = value;
            return this;
        }

        /** Tells when a session has been idle for too long. Default the system clock. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        public HttpOptions build() {
            return new HttpOptions(this);
        }

        private static void positive(String name, long value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + " must be positive: " + value);
            }
        }
    }
}
