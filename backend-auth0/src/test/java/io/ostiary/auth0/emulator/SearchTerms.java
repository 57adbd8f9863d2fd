package io.ostiary.auth0.emulator;

import org.jspecify.annotations.Nullable;

/** What the words and ranges of a query mean where it is asked. */
interface SearchTerms {
    /**
     * A word.
     *
     * @param field where to look, or null for the fields that a word alone is looked for in
     */
    UserSearch term(@Nullable String field, SearchWord word);

    UserSearch range(String field, String low, boolean fromLow, String high, boolean toHigh);
}
