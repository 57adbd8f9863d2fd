package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A search of users in the subset of Lucene's syntax that version 3 of the search engine takes. */
interface UserSearch {
    UserSearch EVERYONE = user -> true;

    boolean matches(JsonNode user);

    /**
     * Reads a query.
     *
     * @throws Problem 400 for what the engine does not take
     */
    static UserSearch parse(String query) {
        return new UserSearchParser(query, UserTerms.INSTANCE).parse();
    }

    /** How a clause takes part in a match. */
    enum Occur {
        MUST,
        SHOULD,
        MUST_NOT
    }

    /** A part of a query, with what the operators around it made of it. */
    record Clause(Occur occur, UserSearch search) {
        Clause as(Occur other) {
            return new Clause(other, search);
        }
    }

    /** Matches what all MUST and no MUST_NOT match, and without a MUST what any SHOULD matches. */
    record Clauses(List<Clause> clauses) implements UserSearch {
        @Override
        public boolean matches(JsonNode user) {
            boolean hasMust = false;
            boolean hasShould = false;
            boolean matchedShould = false;
            for (Clause clause : clauses) {
                boolean matched = clause.search.matches(user);
                switch (clause.occur) {
                    case MUST -> {
                        hasMust = true;
                        if (!matched) {
                            return false;
                        }
                    }
                    case MUST_NOT -> {
                        if (matched) {
                            return false;
                        }
                    }
                    case SHOULD -> {
                        hasShould = true;
                        matchedShould |= matched;
                    }
                }
            }
            return hasMust || matchedShould || !hasShould;
        }
    }
}
