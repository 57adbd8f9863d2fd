package io.ostiary.alert;

/**
 * Somebody or something that took part in what an alert is about, by id and never by name.
 *
 * @param kind what it is
 * @param id its id; of an address the address
 */
public record AlertSubject(Kind kind, String id) {
    /** What takes part. */
    public enum Kind {
        /** A user. */
        USER,
        /** A group. */
        GROUP,
        /** A role. */
        ROLE,
        /** A network address. */
        ADDRESS
    }

    /** The user of that id. */
    public static AlertSubject user(String id) {
        return new AlertSubject(Kind.USER, id);
    }

    /** The group of that id. */
    public static AlertSubject group(String id) {
        return new AlertSubject(Kind.GROUP, id);
    }

    /** The role of that id. */
    public static AlertSubject role(String id) {
        return new AlertSubject(Kind.ROLE, id);
    }

    /** The network address. */
    public static AlertSubject address(String address) {
        return new AlertSubject(Kind.ADDRESS, address);
    }
}
