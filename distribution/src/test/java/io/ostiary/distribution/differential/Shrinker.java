package io.ostiary.distribution.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds what matters in a list that fails: a part of it that fails too, and would not without any one of its items. It is
 * delta debugging, which takes ever smaller chunks away (A. Zeller and R. Hildebrandt, Simplifying and Isolating
 * Failure-Inducing Input, 2002).
 */
final class Shrinker<T> {
    private final Predicate<List<T>> fails;
    private int trialsLeft;

    /**
     * A search.
     *
     * @param fails whether a list fails, always the same of the same list
     * @param trials how often that is asked; who runs out of trials gets what was found so far
     */
    Shrinker(Predicate<List<T>> fails, int trials) {
        this.fails = fails;
        this.trialsLeft = trials;
    }

    /**
     * The part that matters.
     *
     * @param failing the list
     * @param guess a part of it where what matters may be
     */
    List<T> shrink(List<T> failing, List<T> guess) {
        List<T> rest = stillFails(guess) ? guess : failing;
        int chunks = 2;
        while (rest.size() > 1 && trialsLeft > 0) {
            List<T> smaller = withoutAChunk(rest, chunks);
            if (smaller.size() < rest.size()) {
                rest = smaller;
                chunks = Math.max(2, chunks - 1);
            } else if (chunks < rest.size()) {
                chunks = Math.min(rest.size(), 2 * chunks);
            } else {
                return rest;
            }
        }
        return rest;
    }

    /** The list without the first of so many chunks that does not matter; all of it when each does. */
    private List<T> withoutAChunk(List<T> list, int chunks) {
        int size = (list.size() + chunks - 1) / chunks;
        for (int start = 0; start < list.size(); start += size) {
            List<T> candidate = new ArrayList<>(list);
            candidate.subList(start, Math.min(list.size(), start + size)).clear();
            if (stillFails(candidate)) {
                return candidate;
            }
        }
        return list;
    }

    private boolean stillFails(List<T> candidate) {
        return trialsLeft-- > 0 && fails.test(candidate);
    }
}
