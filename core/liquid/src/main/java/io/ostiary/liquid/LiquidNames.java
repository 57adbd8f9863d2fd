package io.ostiary.liquid;

import io.ostiary.Violations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser;

/** Looks at every name in a template, in branches that are not rendered as well. */
final class LiquidNames {
    /** The most characters of a text that {@code contains} looks for. */
    private static final int MAX_PART = 200;

    private final Set<String> known;
    private final Set<String> local = new HashSet<>(Set.of("forloop", "tablerowloop"));
    private final Violations violations = new Violations();
    private final String field;

    private LiquidNames(String field, Set<String> known) {
        this.field = field;
        this.known = known;
    }

    /**
     * Checks that the template has no names but those of values, of its own, and of Liquid.
     *
     * @throws io.ostiary.InvalidArgumentException with every other name and its line
     */
    static void check(String field, ParseTree template, Set<String> known) {
        var names = new LiquidNames(field, known);
        Deque<ParseTree> nodes = new ArrayDeque<>();
        visit(template, nodes, names::declare);
        visit(template, nodes, names::check);
        names.violations.throwIfAny();
    }

    private interface Visitor {
        void visit(ParseTree node);
    }

    private static void visit(ParseTree root, Deque<ParseTree> nodes, Visitor visitor) {
        nodes.add(root);
        while (!nodes.isEmpty()) {
            ParseTree node = nodes.remove();
            visitor.visit(node);
            for (int child = 0; child < node.getChildCount(); child++) {
                nodes.add(node.getChild(child));
            }
        }
    }

    private void declare(ParseTree node) {
        if (node instanceof LiquidParser.AssignmentContext assignment) {
            local.add(assignment.id().getText());
        } else if (node instanceof LiquidParser.Capture_tag_IdContext capture) {
            local.add(capture.id().getText());
        } else if (node instanceof LiquidParser.For_arrayContext loop) {
            local.add(loop.id().getText());
        } else if (node instanceof LiquidParser.For_rangeContext loop) {
            local.add(loop.id().getText());
        }
    }

    private void check(ParseTree node) {
        if (node instanceof LiquidParser.LookupContext lookup) {
            checkVariable(lookup);
        } else if (node instanceof LiquidParser.FilterContext filter) {
            String name = filter.Id().getText();
            require(LiquidFilters.NAMES.contains(name), filter, "has an unknown filter, " + quoted(name));
        } else if (node instanceof LiquidParser.Include_tagContext include) {
            require(false, include, "includes something, which it cannot");
        } else if (node instanceof LiquidParser.Include_relative_tagContext include) {
            require(false, include, "includes something, which it cannot");
        } else if (node instanceof LiquidParser.Expr_containsContext contains) {
            checkPart(contains);
        }
    }

    /** What is looked for and what in are short, because a search costs as much as both together, and nobody counts it. */
    private void checkPart(LiquidParser.Expr_containsContext contains) {
        boolean bounded = contains.expr().stream()
                .allMatch(operand ->
                        known.contains(operand.getText()) || operand.getText().length() <= MAX_PART);
        boolean own = contains.expr().stream().anyMatch(operand -> local.contains(root(operand.getText())));
        require(
                bounded && !own,
                contains,
                "looks for more than " + MAX_PART + " characters, or in what it made itself");
    }

    private static String root(String path) {
        return path.split("[.\\[]", 2)[0];
    }

    private void checkVariable(LiquidParser.LookupContext lookup) {
        String path = lookup.getText();
        String root = root(path);
        boolean isKnown = known.contains(path)
                || known.stream().anyMatch(name -> name.startsWith(path + ".") || isOpen(name, path));
        require(
                local.contains(root) || isKnown,
                lookup,
                "has an unknown variable, " + quoted(path) + "; there are " + String.join(", ", new TreeSet<>(known)));
    }

    /** Whether the name ends in {@code .*} and the path goes on from there: the value is a map of anything. */
    private static boolean isOpen(String name, String path) {
        return name.endsWith(".*") && path.startsWith(name.substring(0, name.length() - 1));
    }

    private void require(boolean condition, ParserRuleContext where, String problem) {
        violations.require(condition, field, "in line " + where.getStart().getLine() + " " + problem);
    }

    private static String quoted(String name) {
        return String.format(Locale.ROOT, "%.60s", name);
    }
}
