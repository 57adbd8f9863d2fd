package io.ostiary.liquid;

import io.ostiary.InvalidArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.org.antlr.v4.runtime.misc.Interval;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser;

/** What a template writes between its tags, each piece whole or not at all. */
final class LiquidPieces {
    private static final Pattern MARKUP = Pattern.compile("[<>\"']");
    private static final Pattern UNREAD = Pattern.compile("[<>{}\"']");

    private final List<String> pieces = new ArrayList<>();
    private final String field;
    private final String secret;
    private final String value;
    private final String filler;

    private LiquidPieces(String field, String secret, String value, String filler) {
        this.field = field;
        this.secret = secret;
        this.value = value;
        this.filler = filler;
    }

    /**
     * The pieces of a template.
     *
     * @param value what stands for the secret
     * @param filler what stands for other values, and in front of a piece after a tag
     * @throws InvalidArgumentException when it does anything with the secret but write it outside of tags, or writes markup by
     *     a value, a captured text, or where Liquid is not read
     */
    static List<String> of(
            String field, LiquidParser.BlockContext template, String secret, String value, String filler) {
        var pieces = new LiquidPieces(field, secret, value, filler);
        try {
            pieces.block(template, true, false);
        } catch (StackOverflowError e) {
            throw new InvalidArgumentException(field, "nests its tags too deeply");
        }
        return pieces.pieces;
    }

    private void block(LiquidParser.BlockContext block, boolean outermost, boolean captured) {
        var piece = new StringBuilder(outermost ? "" : filler);
        for (LiquidParser.AtomContext atom : block.atom()) {
            if (atom instanceof LiquidParser.Atom_othersContext others) {
                require(!captured || !MARKUP.matcher(others.getText()).find(), atom, "captures <, >, \" or '");
                piece.append(others.getText());
            } else if (outermost && isSecret(atom)) {
                piece.append(value);
            } else if (atom instanceof LiquidParser.Atom_outputContext) {
                piece.append(filler);
                children(atom, captured);
            } else {
                pieces.add(piece.toString());
                piece = new StringBuilder(filler);
                children(atom, captured);
            }
        }
        pieces.add(piece.toString());
    }

    private void read(ParseTree node, boolean captured) {
        if (node instanceof LiquidParser.BlockContext block) {
            block(block, false, captured);
        } else if (node instanceof LiquidParser.LookupContext || node instanceof LiquidParser.IdContext) {
            boolean named = node.getText().equals(secret) && !(node.getParent() instanceof LiquidParser.Id2Context);
            require(!named, node, "has " + secret + " in a tag, with a filter, or as the name of something else");
            children(node, captured);
        } else if (node instanceof LiquidParser.Term_StrContext) {
            String text = node.getText();
            require(!MARKUP.matcher(text.substring(1, text.length() - 1)).find(), node, "has <, >, \" or ' in a value");
        } else if (node instanceof LiquidParser.Raw_tagContext || node instanceof LiquidParser.Comment_tagContext) {
            require(
                    !UNREAD.matcher(inside((ParserRuleContext) node)).find(),
                    node,
                    "has <, >, {, }, \" or ' in a comment or in raw text");
        } else {
            children(node, captured || node instanceof LiquidParser.Capture_tagContext);
        }
    }

    private void children(ParseTree node, boolean captured) {
        for (int child = 0; child < node.getChildCount(); child++) {
            read(node.getChild(child), captured);
        }
    }

    private boolean isSecret(LiquidParser.AtomContext atom) {
        if (!(atom instanceof LiquidParser.Atom_outputContext written)) {
            return false;
        }
        LiquidParser.OutputContext output = written.output();
        return output.getChildCount() == 3 && output.getChild(1).getText().equals(secret);
    }

    /** What stands between the two ends of a tag, as it was written. */
    private static String inside(ParserRuleContext tag) {
        String source = tag.getStart()
                .getInputStream()
                .getText(Interval.of(
                        tag.getStart().getStartIndex(), tag.getStop().getStopIndex()));
        return source.substring(source.indexOf("%}") + 2, source.lastIndexOf("{%"));
    }

    private void require(boolean condition, ParseTree where, String problem) {
        if (!condition) {
            int line = ((ParserRuleContext) where).getStart().getLine();
            throw new InvalidArgumentException(
                    field, "in line " + line + " " + problem + ", with which " + secret + " could go to somebody else");
        }
    }
}
