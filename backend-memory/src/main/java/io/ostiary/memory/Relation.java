package io.ostiary.memory;

import java.util.stream.Stream;
import org.pcollections.TreePSet;

/** Which of the ones belong to which of the others, found from either side in order. Immutable. */
final class Relation {
    static final Relation EMPTY = new Relation(TreePSet.empty(), TreePSet.empty());

    private final TreePSet<Pair> forward;
    private final TreePSet<Pair> backward;

    private Relation(TreePSet<Pair> forward, TreePSet<Pair> backward) {
        this.forward = forward;
        this.backward = backward;
    }

    boolean contains(String left, String right) {
        return forward.contains(new Pair(left, right));
    }

    /** What belongs to the left one. */
    Stream<String> rightsOf(String left) {
        return rightsOf(left, "");
    }

    /** What belongs to the left one and comes after that. */
    Stream<String> rightsOf(String left, String after) {
        return pairs(forward, left, after).stream().map(Pair::second);
    }

    /** How much belongs to the left one. */
    int countRightsOf(String left) {
        return pairs(forward, left, "").size();
    }

    /** What the right one belongs to. */
    Stream<String> leftsOf(String right) {
        return leftsOf(right, "");
    }

    /** What the right one belongs to and comes after that. */
    Stream<String> leftsOf(String right, String after) {
        return pairs(backward, right, after).stream().map(Pair::second);
    }

    /** How much the right one belongs to. */
    int countLeftsOf(String right) {
        return pairs(backward, right, "").size();
    }

    Relation plus(String left, String right) {
        Pair pair = new Pair(left, right);
        return new Relation(forward.plus(pair), backward.plus(pair.reversed()));
    }

    Relation minus(String left, String right) {
        Pair pair = new Pair(left, right);
        return new Relation(forward.minus(pair), backward.minus(pair.reversed()));
    }

    /** The relation without anything that belongs to the left one. */
    Relation withoutLeft(String left) {
        Relation rest = this;
        for (Pair pair : pairs(forward, left, "")) {
            rest = rest.minus(left, pair.second());
        }
        return rest;
    }

    /** The relation without the right one belonging to anything. */
    Relation withoutRight(String right) {
        Relation rest = this;
        for (Pair pair : pairs(backward, right, "")) {
            rest = rest.minus(pair.second(), right);
        }
        return rest;
    }

    /** All left ones, each as often as something belongs to it. */
    Stream<String> lefts() {
        return forward.stream().map(Pair::first);
    }

    /** All right ones, each as often as it belongs to something. */
    Stream<String> rights() {
        return backward.stream().map(Pair::first);
    }

    /** Whether both sides tell the same. Expensive; for tests. */
    boolean isConsistent() {
        return forward.size() == backward.size()
                && forward.stream().allMatch(pair -> backward.contains(pair.reversed()));
    }

    private static TreePSet<Pair> pairs(TreePSet<Pair> all, String first, String after) {
        return all.subSet(new Pair(first, after), false, new Pair(first + '\0', ""), false);
    }

    private record Pair(String first, String second) implements Comparable<Pair> {
        Pair reversed() {
            return new Pair(second, first);
        }

        @Override
        public int compareTo(Pair other) {
            int byFirst = first.compareTo(other.first);
            return byFirst == 0 ? second.compareTo(other.second) : byFirst;
        }
    }
}
