package io.ostiary.auth0.emulator;

import org.jspecify.annotations.Nullable;

/** The words and ranges of a search for users. */
enum UserTerms implements SearchTerms {
    INSTANCE;

    @Override
    public UserSearch term(@Nullable String field, SearchWord word) {
        return new UserTerm(field, word);
    }

    @Override
    public UserSearch range(String field, String low, boolean fromLow, String high, boolean toHigh) {
        return new UserRange(field, low, fromLow, high, toHigh);
    }
}
