package io.ostiary;

/**
 * The outcome of a create that may have met an existing thing.
 *
 * @param value the thing as it is now
 * @param created true when it was created, false when an existing one was updated
 * @param <T> its type
 */
public record Upsert<T>(T value, boolean created) {}
