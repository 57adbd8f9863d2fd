package io.ostiary.memory;

import io.ostiary.domain.DnsRecord;
import io.ostiary.memory.dns.DnsResolver;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A DNS of which tests set the records. */
final class Zone implements DnsResolver {
    private final Set<DnsRecord> records = ConcurrentHashMap.newKeySet();

    void add(DnsRecord record) {
        records.add(record);
    }

    void remove(DnsRecord record) {
        records.remove(record);
    }

    @Override
    public List<String> resolve(DnsRecord.Type type, String name, Duration within) {
        return records.stream()
                .filter(record -> record.type() == type && record.name().equals(name))
                .map(DnsRecord::value)
                .sorted()
                .toList();
    }
}
