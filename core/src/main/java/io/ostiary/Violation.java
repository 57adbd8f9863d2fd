package io.ostiary;

/**
 * One thing wrong with one field of an argument.
 *
 * @param field the field as an outside caller knows it, for example {@code given_name} or {@code metadata.plan}
 * @param problem what is wrong with it, in words that follow the name ("must be …"); never holds a secret
 */
public record Violation(String field, String problem) {
    @Override
    public String toString() {
        return field + " " + problem;
    }
}
