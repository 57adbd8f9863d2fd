package io.ostiary;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which e-mail addresses and usernames are compared whatever their case: by their lower case, in no
 * language. {@link String#equalsIgnoreCase} is another relation, which also takes {@code ı} for {@code i} and
 * {@code ſ} for {@code s}: with it, somebody else's address would count as one's own.
 */
public final class CaseFold {
    private CaseFold() {}

    /** What all names that differ in case only have in common. */
    public static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether both are the same name; no name is the same as none. */
    public static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && fold(one).equals(fold(other));
    }
}
