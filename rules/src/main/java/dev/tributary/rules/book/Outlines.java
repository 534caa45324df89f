package dev.tributary.rules.book;

import dev.tributary.engine.decision.RuleMode;
import dev.tributary.engine.decision.RuleOutline;
import dev.tributary.rules.syntax.Term;
import java.util.ArrayList;
import java.util.List;

/** Says what stands in a book without asking whether it is sound. */
final class Outlines {
    private Outlines() {}

    /** The rules, maskers and whole examples of a text that was read, in its order. */
    static List<RuleOutline> of(String content, List<Term.Line> lines) {
        Source source = new Source(content);
        List<RuleOutline> outlines = new ArrayList<>();
        for (Term.Line line : lines) {
            if (line.term() instanceof Term.Call call
                    && call.object() == null
                    && Lexicon.BOOK.contains(call.word())
                    && !call.arguments().isEmpty()
                    && call.arguments().getFirst() instanceof Term.Text name) {
                outlines.add(outline(source, line, call, name));
            }
        }
        return outlines;
    }

    private static RuleOutline outline(Source source, Term.Line line, Term.Call call, Term.Text name) {
        boolean rule = call.word().equals("rule");
        int afterName = source.end(name.span());
        RuleMode mode = RuleMode.LIVE;
        int afterMode = afterName;
        if (rule && call.arguments().size() > 1 && call.arguments().get(1) instanceof Term.Name word) {
            mode = mode(word.word());
            afterMode = mode == RuleMode.LIVE ? afterName : source.end(word.span());
        }
        return new RuleOutline(
                name.value(),
                call.span().line(),
                mode,
                rule,
                source.start(call.span()),
                afterName,
                afterMode,
                source.end(line.span().with(call.span())));
    }

    /** The mode of this word; {@link RuleMode#LIVE} when there is none. */
    static RuleMode mode(String word) {
        for (RuleMode mode : RuleMode.values()) {
            if (mode != RuleMode.LIVE && mode.word().equals(word)) {
                return mode;
            }
        }
        return RuleMode.LIVE;
    }
}
