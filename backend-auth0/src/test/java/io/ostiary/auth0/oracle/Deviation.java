package io.ostiary.auth0.oracle;

import java.util.Comparator;

/** One way in which an answer differs from all that reality showed. */
record Deviation(Kind kind, String path) implements Comparable<Deviation> {
    /** In what it differs. */
    enum Kind {
        /** A key that no recorded answer has. */
        NEVER_SHOWN,
        /** A key that every recorded answer has, and this one has not. */
        MISSING,
        /** A value of a JSON type that no recorded answer has in that place. */
        OTHER_TYPE,
        /** Nothing to compare with: reality showed an empty array, or null. It is no fault. */
        UNWITNESSED
    }

    @Override
    public int compareTo(Deviation other) {
        return Comparator.comparing(Deviation::path)
                .thenComparing(Deviation::kind)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case NEVER_SHOWN -> path + " was never shown";
            case MISSING -> path + " is missing";
            case OTHER_TYPE -> path + " is of another type";
            case UNWITNESSED -> path + " has nothing to compare with";
        };
    }
}
