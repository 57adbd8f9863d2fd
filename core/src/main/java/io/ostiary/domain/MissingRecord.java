package io.ostiary.domain;

import java.util.List;

/**
 * A record that the DNS did not have.
 *
 * @param record the record
 * @param found what of its type stood at its name instead, whoever wrote that: at most 10 values, of each at most 255
 *     characters, a question mark in place of each that nobody can see
 */
public record MissingRecord(DnsRecord record, List<String> found) {
    private static final int MAX_FOUND = 10;
    private static final int MAX_LENGTH = 255;

    /** Cuts what was found. */
    public MissingRecord {
        found = found.stream().limit(MAX_FOUND).map(MissingRecord::printable).toList();
    }

    private static String printable(String value) {
        return value.substring(0, Math.min(value.length(), MAX_LENGTH)).replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "?");
    }
}
