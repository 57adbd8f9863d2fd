package io.ostiary.memory.dns;

import io.ostiary.domain.DnsRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Asks a recursive name server over UDP, and over TCP what does not fit (RFC 1034 §5.3.1). */
public final class StubResolver implements DnsResolver {
    private static final int MAX_ALIASES = 8;

    private final @Nullable InetSocketAddress server;

    private StubResolver(@Nullable InetSocketAddress server) {
        this.server = server;
    }

    /** Asks the name servers that the operating system is configured to ask. */
    public static StubResolver ofSystem() {
        return new StubResolver(null);
    }

    /** Asks that name server. */
    public static StubResolver of(InetSocketAddress server) {
        return new StubResolver(server);
    }

    @Override
    public List<String> resolve(DnsRecord.Type type, String name, Duration within) throws IOException {
        int code = type == DnsRecord.Type.CNAME ? Type.CNAME : Type.TXT;
        Message query =
                Message.newQuery(org.xbill.DNS.Record.newRecord(Name.fromString(name, Name.root), code, DClass.IN));
        Message answer = answer(query, within);
        if (!query.getQuestion().equals(answer.getQuestion())) {
            throw new IOException("it answered another question");
        }
        if (answer.getHeader().getFlag(Flags.TC)) {
            throw new IOException("its answer is cut off");
        }
        int rcode = answer.getRcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            throw new IOException("it answered " + Rcode.string(rcode));
        }
        return values(answer, query.getQuestion().getName(), code);
    }

    private Message answer(Message query, Duration within) throws IOException {
        CompletableFuture<Message> answer = resolver(within).sendAsync(query).toCompletableFuture();
        try {
            return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("it did not answer in time", e);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() instanceof java.net.SocketTimeoutException
                            ? "it did not answer in time"
                            : "it could not be reached, or its answer could not be read",
                    e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the wait for it was interrupted");
        }
    }

    private Resolver resolver(Duration within) {
        Resolver resolver = server == null ? new ExtendedResolver() : new SimpleResolver(server);
        resolver.setTimeout(within);
        return resolver;
    }

    /** What stands at the name, or where the aliases lead that the answer tells. */
    private static List<String> values(Message answer, Name asked, int type) {
        Name name = asked;
        for (int aliases = 0; aliases <= MAX_ALIASES; aliases++) {
            Name owner = name;
            List<String> values = answer.getSection(Section.ANSWER).stream()
                    .filter(found -> found.getType() == type && found.getName().equals(owner))
                    .map(StubResolver::value)
                    .toList();
            Name target = alias(answer, owner);
            if (!values.isEmpty() || target == null) {
                return values;
            }
            name = target;
        }
        return List.of();
    }

    private static @Nullable Name alias(Message answer, Name owner) {
        for (org.xbill.DNS.Record found : answer.getSection(Section.ANSWER)) {
            if (found instanceof CNAMERecord cname && cname.getName().equals(owner)) {
                return cname.getTarget();
            }
        }
        return null;
    }

    private static String value(org.xbill.DNS.Record found) {
        if (found instanceof TXTRecord txt) {
            var bytes = new ByteArrayOutputStream();
            txt.getStringsAsByteArrays().forEach(bytes::writeBytes);
            return bytes.toString(StandardCharsets.UTF_8);
        }
        return found instanceof CNAMERecord cname ? cname.getTarget().toString(true) : found.rdataToString();
    }
}
