package io.ostiary.auth0.emulator;

import io.ostiary.auth0.emulator.UserSearch.Clause;
import io.ostiary.auth0.emulator.UserSearch.Clauses;
import io.ostiary.auth0.emulator.UserSearch.Occur;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads queries as Lucene's classic parser does: OR unless something else is written, and no precedence, so that AND makes both its neighbours a must and
 * {@code a AND b OR c} is {@code +a +b c}.
 */
final class UserSearchParser {
    private static final String ENDS_WORD = "()[]{}\":^~/";

    private final String query;
    private final SearchTerms terms;
    private int at;

    UserSearchParser(String query, SearchTerms terms) {
        this.query = query;
        this.terms = terms;
    }

    UserSearch parse() {
        UserSearch search = clauses(null);
        if (at < query.length()) {
            throw malformed();
        }
        return search;
    }

    private UserSearch clauses(@Nullable String field) {
        List<Clause> clauses = new ArrayList<>();
        for (skipBlanks(); at < query.length() && query.charAt(at) != ')'; skipBlanks()) {
            boolean and = take("AND ") || take("&&");
            if (!and && !take("OR ")) {
                take("||");
            }
            skipBlanks();
            boolean not = take("NOT ") || take("!") || take("-");
            boolean must = !not && take("+");
            skipBlanks();
            UserSearch search = operand(field);
            int last = clauses.size() - 1;
            if (and && last < 0) {
                throw malformed();
            }
            if (and && clauses.get(last).occur() == Occur.SHOULD) {
                clauses.set(last, clauses.get(last).as(Occur.MUST));
            }
            clauses.add(new Clause(not ? Occur.MUST_NOT : must || and ? Occur.MUST : Occur.SHOULD, search));
        }
        if (clauses.isEmpty()) {
            throw malformed();
        }
        return new Clauses(clauses);
    }

    private UserSearch operand(@Nullable String field) {
        if (take("(")) {
            UserSearch group = clauses(field);
            expect(')');
            return group;
        }
        if (peek() == '"') {
            return terms.term(field, quoted());
        }
        if (field != null && (peek() == '[' || peek() == '{')) {
            return range(field);
        }
        SearchWord word = word();
        skipBlanks();
        if (field != null || peek() != ':') {
            return terms.term(field, word);
        }
        at++;
        skipBlanks();
        if (word.literal().equals("_exists_")) {
            return terms.term(word().literal(), SearchWord.ANY);
        }
        return operand(word.literal());
    }

    private UserSearch range(String field) {
        boolean from = next() == '[';
        skipBlanks();
        String low = bound();
        skipBlanks();
        if (!take("TO ")) {
            throw malformed();
        }
        skipBlanks();
        String high = bound();
        skipBlanks();
        char close = next();
        if (close != ']' && close != '}') {
            throw malformed();
        }
        return terms.range(field, low, from, high, close == ']');
    }

    private String bound() {
        if (peek() == '"') {
            return quoted().literal();
        }
        StringBuilder text = new StringBuilder();
        while (!Character.isWhitespace(peek()) && peek() != ']' && peek() != '}') {
            char c = next();
            text.append(c == '\\' ? next() : c);
        }
        return text.toString();
    }

    private SearchWord quoted() {
        SearchWord word = new SearchWord();
        at++;
        while (peek() != '"') {
            char c = next();
            word.append(c == '\\' ? next() : c);
        }
        at++;
        return word;
    }

    private SearchWord word() {
        SearchWord word = new SearchWord();
        while (at < query.length()
                && !Character.isWhitespace(query.charAt(at))
                && ENDS_WORD.indexOf(query.charAt(at)) < 0) {
            char c = next();
            if (c == '\\') {
                word.append(next());
            } else if (c == '*' || c == '?') {
                word.appendWildcard(c);
            } else {
                word.append(c);
            }
        }
        if (word.isEmpty() || (at < query.length() && "^~/".indexOf(query.charAt(at)) >= 0)) {
            throw malformed();
        }
        return word;
    }

    private boolean take(String token) {
        if (query.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (next() != c) {
            throw malformed();
        }
    }

    private char peek() {
        return at < query.length() ? query.charAt(at) : 0;
    }

    private char next() {
        if (at >= query.length()) {
            throw malformed();
        }
        return query.charAt(at++);
    }

    private void skipBlanks() {
        while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
            at++;
        }
    }

    private static Problem malformed() {
        return refused("The query string is malformed");
    }

    static Problem refused(String message) {
        return Problem.of(400, message, "invalid_query_string");
    }
}
