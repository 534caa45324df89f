package dev.tributary.rules.syntax;

import java.util.List;

/**
 * A book as read.
 *
 * @param lines what stands in it, as far as it could be read
 * @param findings what could not be read
 */
public record Reading(List<Term.Line> lines, List<Finding> findings) {
    public Reading {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }
}
