package io.ostiary.memory.dns;

import io.ostiary.domain.DnsRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Asks the DNS. Safe for use by several threads. */
@FunctionalInterface
public interface DnsResolver {
    /**
     * What the records of that type say at that name, or at the name that it is an alias of; nothing when there are none.
     * Names come without a dot at their end, a text as one however it was divided.
     *
     * @param within how long it may take
     * @throws IOException when no answer came in that time that can be believed; its message says why
     */
    List<String> resolve(DnsRecord.Type type, String name, Duration within) throws IOException;
}
