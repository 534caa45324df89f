package dev.tributary.rules.syntax;

import org.codehaus.groovy.ast.ASTNode;

/** Where a node stands; nodes that the parser made up stand where their parent does. */
final class Places {
    private Places() {}

    static Span of(ASTNode node, Span parent) {
        if (node.getLineNumber() < 1 || node.getColumnNumber() < 1) {
            return parent;
        }
        int endLine = node.getLastLineNumber();
        int endColumn = node.getLastColumnNumber();
        if (endLine < node.getLineNumber()
                || endColumn < 1
                || (endLine == node.getLineNumber() && endColumn <= node.getColumnNumber())) {
            return Span.at(node.getLineNumber(), node.getColumnNumber());
        }
        return new Span(node.getLineNumber(), node.getColumnNumber(), endLine, endColumn);
    }
}
