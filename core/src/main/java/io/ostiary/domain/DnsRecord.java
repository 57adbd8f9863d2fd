package io.ostiary.domain;

/**
 * A record that whoever runs a domain is to set (RFC 1035 §3.2).
 *
 * @param type what kind of record it is
 * @param name where it stands
 * @param value what it says: the alias's target without a dot at its end, or the text
 */
public record DnsRecord(Type type, String name, String value) {
    /** The kinds of record by which domains are proved. */
    public enum Type {
        /** The name is an alias of another (RFC 1035 §3.3.1). */
        CNAME,
        /** Text (RFC 1035 §3.3.14). */
        TXT
    }
}
