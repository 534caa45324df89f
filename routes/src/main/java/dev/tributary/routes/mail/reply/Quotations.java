package dev.tributary.routes.mail.reply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what of a mail is quotation. Top posting, bottom posting and answers below each quotation are told apart by where
 * text stands: two answered quotations make a conversation in place, and all of it stays visible. A mail whose first
 * quotation is a forwarded mail stays whole, since the forwarded mail is what it is about. Nothing is ever cut that would
 * leave nothing.
 */
final class Quotations {
    private static final int WRAPPED = 40;

    private final List<Line> lines;
    private final Part[] parts;
    private final List<Block> blocks = new ArrayList<>();
    private int end;

    /** Marked lines from {@code from} to {@code to}, and whether something introduces them. */
    private record Block(int from, int to, boolean introduced) {}

    private Quotations(List<Line> lines) {
        this.lines = lines;
        this.parts = new Part[lines.size()];
        this.end = lines.size();
        Arrays.fill(parts, Part.REPLY);
    }

    /** One name for each line: reply or quotation. */
    static Part[] of(List<Line> lines) {
        Quotations quotations = new Quotations(lines);
        quotations.find();
        quotations.decide();
        if (quotations.nothingLeft()) Arrays.fill(quotations.parts, Part.REPLY);
        return quotations.parts;
    }

    private void find() {
        int at = 0;
        while (at < end) {
            Line line = lines.get(at);
            if (line.blank() && !line.opens()) {
                at++;
            } else if (line.quoted()) {
                int to = endOfQuoted(at);
                blocks.add(new Block(at, to, cited(at, to)));
                at = to;
            } else if (CopiedHeaders.saysForwarded(line.text())) {
                return;
            } else if (line.opens() || CopiedHeaders.saysOriginal(line.text()) || CopiedHeaders.begin(lines, at)) {
                cutFrom(at);
            } else {
                at = afterIntroduction(at);
            }
        }
    }

    private int afterIntroduction(int at) {
        int after = Introductions.end(lines, at);
        if (after < 0) return at + 1;
        int next = after;
        while (next < lines.size() && lines.get(next).blank()) next++;
        if (next < lines.size() && !lines.get(next).quoted()) {
            cutFrom(at);
            return end;
        }
        int to = next < lines.size() ? endOfQuoted(next) : next;
        blocks.add(new Block(at, to, true));
        return to;
    }

    /** Everything from here is quotation, and so is the rule above it. */
    private void cutFrom(int at) {
        int from = at;
        int above = at - 1;
        while (above >= 0 && lines.get(above).blank()) above--;
        if (above >= 0
                && !lines.get(above).quoted()
                && CopiedHeaders.rule(lines.get(above).text())) from = above;
        Arrays.fill(parts, from, lines.size(), Part.QUOTATION);
        end = from;
    }

    private boolean cited(int from, int to) {
        for (int i = from; i < to; i++) if (lines.get(i).mark() == Mark.CITED) return true;
        return false;
    }

    private int endOfQuoted(int from) {
        int at = from;
        while (at < lines.size()) {
            Line line = lines.get(at);
            if (!line.quoted() && !line.blank() && !continues(at)) break;
            at++;
        }
        return at;
    }

    /** A long quoted line that a mail server wrapped: its rest has lost the mark. */
    private boolean continues(int at) {
        if (at == 0 || at + 1 >= lines.size()) return false;
        Line before = lines.get(at - 1);
        if (!before.quoted() || before.opens() || !lines.get(at + 1).quoted()) return false;
        String rest = Text.trim(lines.get(at).text());
        if (rest.startsWith("(http") || rest.startsWith("<http") || rest.startsWith("<mailto")) return true;
        String above = Text.trim(before.text());
        boolean uppercase = Character.isUpperCase(rest.charAt(0)) || Character.isTitleCase(rest.charAt(0));
        return above.length() >= WRAPPED && !above.endsWith("?") && !uppercase;
    }

    private void decide() {
        blocks.removeIf(block -> block.from() >= end);
        int answered = 0;
        for (int i = 0; i < blocks.size(); i++) if (answered(i)) answered++;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean cut;
            if (answered(i)) cut = answered == 1 && (block.introduced() || nothingAbove(block));
            else cut = block.introduced() || i == blocks.size() - 1;
            if (cut) Arrays.fill(parts, block.from(), block.to(), Part.QUOTATION);
        }
    }

    private boolean nothingAbove(Block block) {
        for (int i = 0; i < block.from(); i++) if (!lines.get(i).blank()) return false;
        return true;
    }

    /** Whether somebody wrote something below the block; a signature is no answer. */
    private boolean answered(int index) {
        int below = blocks.get(index).to();
        if (below >= end) return false;
        if (index + 1 < blocks.size() && blocks.get(index + 1).from() == below) return false;
        return !Signatures.delimits(lines.get(below).text());
    }

    private boolean nothingLeft() {
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == Part.REPLY && !lines.get(i).blank()) return false;
        }
        return true;
    }
}
