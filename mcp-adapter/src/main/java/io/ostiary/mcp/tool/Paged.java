package io.ostiary.mcp.tool;

import org.jspecify.annotations.Nullable;

/** An input that asks for one page of a list. */
public interface Paged<I> {
    /** The most items wanted, or null for the default. */
    @Nullable
    Integer limit();

    /** The same input asking for that many items at most. */
    I withLimit(int limit);
}
