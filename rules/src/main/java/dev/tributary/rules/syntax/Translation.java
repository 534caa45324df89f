package dev.tributary.rules.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Turns Groovy's tree into {@link Term}s. Each node class that has a meaning here is named exactly (a subclass is another
 * class); there is no default: what is not named is refused, with the place where it stands.
 */
final class Translation {
    static final int NODES = 6_000;
    static final int NESTING = 250;

    /** How one class of node is translated. */
    private interface Step {
        Term apply(Expression node, Span span);
    }

    private final Map<Class<? extends Expression>, Step> steps = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private int nodes;
    private int nesting;
    private boolean full;

    Translation() {
        step(ConstantExpression.class, this::constant);
        step(VariableExpression.class, this::name);
        step(PropertyExpression.class, this::property);
        step(MethodCallExpression.class, this::call);
        step(BinaryExpression.class, this::binary);
        step(NotExpression.class, (node, span) -> new Term.Not(span, term(node.getExpression(), span)));
        step(BooleanExpression.class, (node, span) -> term(node.getExpression(), span));
        step(UnaryMinusExpression.class, this::minus);
        step(TernaryExpression.class, this::choice);
        step(ElvisOperatorExpression.class, this::otherwise);
        step(GStringExpression.class, this::template);
        step(RangeExpression.class, this::range);
        step(ListExpression.class, this::listing);
        step(MapExpression.class, (node, span) -> new Term.Mapping(span, entries(node, span)));
        step(NamedArgumentListExpression.class, (node, span) -> new Term.Mapping(span, entries(node, span)));
        step(ClosureExpression.class, this::block);
    }

    private <E extends Expression> void step(Class<E> type, java.util.function.BiFunction<E, Span, Term> step) {
        steps.put(type, (node, span) -> step.apply(type.cast(node), span));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    List<Term.Line> lines(BlockStatement block) {
        List<Term.Line> lines = new ArrayList<>();
        Span parent = Places.of(block, Span.START);
        for (Statement statement : block.getStatements()) {
            Span span = Places.of(statement, parent);
            List<String> labels = statement.getStatementLabels();
            if (labels != null && !labels.isEmpty()) {
                refuse(span, "syntax.label", labels.getFirst());
            } else if (statement.getClass() == ExpressionStatement.class) {
                Expression expression = ((ExpressionStatement) statement).getExpression();
                Term term = term(expression, span);
                lines.add(new Term.Line(span.with(term.span()), term));
            } else if (!madeUp(statement)) {
                refuse(span, Refusals.statement(statement.getClass()));
            }
        }
        return lines;
    }

    /** What the parser puts in where nothing stands: an empty statement, and a return in an empty text. */
    private static boolean madeUp(Statement statement) {
        return statement.getClass() == EmptyStatement.class || statement == ReturnStatement.RETURN_NULL_OR_VOID;
    }

    private Term term(Expression node, Span parent) {
        Span span = Places.of(node, parent);
        if (++nodes > NODES || nesting >= NESTING) {
            if (!full) {
                full = true;
                refuse(span, "limit.nodes");
            }
            return new Term.Unreadable(span);
        }
        Step step = steps.get(node.getClass());
        if (step == null) {
            return refuse(span, Refusals.expression(node.getClass()));
        }
        nesting++;
        try {
            return step.apply(node, span);
        } finally {
            nesting--;
        }
    }

    private Term constant(ConstantExpression node, Span span) {
        Object value = node.getValue();
        return switch (value) {
            case null -> new Term.Nothing(span);
            case String text -> new Term.Text(span, text);
            case Boolean flag -> new Term.Flag(span, flag);
            case Integer number -> new Term.Number(span, BigDecimal.valueOf(number));
            case Long number -> new Term.Number(span, BigDecimal.valueOf(number));
            case BigInteger number when number.bitLength() < 64 -> new Term.Number(span, new BigDecimal(number));
            case BigDecimal number
            when number.precision() < 20 && Math.abs(number.scale()) < 20 -> new Term.Number(span, number);
            default -> refuse(span, "syntax.number");
        };
    }

    private Term name(VariableExpression node, Span span) {
        if (node.isThisExpression() || node.isSuperExpression()) {
            return refuse(span, "syntax.this");
        }
        return new Term.Name(span, node.getName());
    }

    private Term property(PropertyExpression node, Span span) {
        Term object = term(node.getObjectExpression(), span);
        Span whole = object.span().with(span);
        if (node.isSpreadSafe()) {
            return refuse(whole, "syntax.spread");
        }
        String word = word(node.getProperty());
        if (word == null) {
            return refuse(whole, "syntax.dynamicName");
        }
        Span wordSpan = Places.of(node.getProperty(), span);
        return new Term.Property(object.span().with(wordSpan), object, word, wordSpan, node.isSafe());
    }

    private Term call(MethodCallExpression node, Span span) {
        String word = word(node.getMethod());
        Span wordSpan = Places.of(node.getMethod(), span);
        if (node.isSpreadSafe()) {
            return refuse(span, "syntax.spread");
        }
        if (word == null) {
            return refuse(span, "syntax.dynamicName");
        }
        if (node.getGenericsTypes() != null) {
            return refuse(span, "syntax.generics");
        }
        Term object = node.isImplicitThis() ? null : term(node.getObjectExpression(), span);
        Span whole = object == null ? wordSpan.with(span) : object.span().with(span);
        List<Term.Entry> named = new ArrayList<>();
        List<Term> arguments = new ArrayList<>();
        for (Expression argument : argumentsOf(node.getArguments())) {
            Term term = term(argument, whole);
            if (term instanceof Term.Mapping mapping && arguments.isEmpty() && named.isEmpty()) {
                named.addAll(mapping.entries());
            } else {
                arguments.add(term);
            }
        }
        return new Term.Call(whole, object, word, wordSpan, List.copyOf(named), List.copyOf(arguments));
    }

    private List<Expression> argumentsOf(Expression arguments) {
        if (arguments.getClass() == ArgumentListExpression.class || arguments.getClass() == TupleExpression.class) {
            return ((TupleExpression) arguments).getExpressions();
        }
        return List.of(arguments);
    }

    private Term binary(BinaryExpression node, Span span) {
        Operator operator = Refusals.OPERATORS.get(node.getOperation().getText());
        if (operator == null) {
            Span sign = Places.of(node, span);
            String text = node.getOperation().getText();
            if (node.getOperation().getStartLine() > 0) {
                int line = node.getOperation().getStartLine();
                int column = node.getOperation().getStartColumn();
                sign = new Span(line, column, line, column + text.length());
            }
            return refuseOperator(span, sign, text);
        }
        Term left = term(node.getLeftExpression(), span);
        Term right = term(node.getRightExpression(), span);
        return new Term.Binary(left.span().with(right.span()).with(span), operator, left, right);
    }

    private Term refuseOperator(Span span, Span sign, String text) {
        if (text.equals("=")) {
            findings.add(Finding.error(sign, "==", "syntax.assignment", List.of()));
        } else if (text.equals("<=>")) {
            findings.add(Finding.error(sign, "syntax.spaceship"));
        } else if (text.equals("[") || text.equals("?[")) {
            findings.add(Finding.error(span, "syntax.index"));
        } else {
            findings.add(Finding.error(sign, "syntax.operator", text));
        }
        return new Term.Unreadable(span);
    }

    private Term minus(UnaryMinusExpression node, Span span) {
        Term term = term(node.getExpression(), span);
        return switch (term) {
            case Term.Number number ->
                new Term.Number(span.with(number.span()), number.value().negate());
            case Term.Unreadable unreadable -> unreadable;
            default -> new Term.Negative(span.with(term.span()), term);
        };
    }

    /** The parser puts a text, which may be empty, around each value. */
    private Term template(GStringExpression node, Span span) {
        List<String> texts = new ArrayList<>();
        for (ConstantExpression text : node.getStrings()) {
            texts.add(text.getValue() instanceof String written ? written : "");
        }
        List<Term> values = new ArrayList<>();
        for (Expression value : node.getValues()) {
            values.add(term(value, span));
        }
        while (texts.size() <= values.size()) {
            texts.add("");
        }
        return new Term.Template(span, List.copyOf(texts), List.copyOf(values));
    }

    private Term range(RangeExpression node, Span span) {
        Term from = term(node.getFrom(), span);
        Term to = term(node.getTo(), span);
        return new Term.Range(span, from, to, node.isExclusiveLeft(), node.isExclusiveRight());
    }

    private Term choice(TernaryExpression node, Span span) {
        Term condition = term(node.getBooleanExpression(), span);
        Term yes = term(node.getTrueExpression(), span);
        Term no = term(node.getFalseExpression(), span);
        return new Term.Choice(condition.span().with(no.span()), condition, yes, no);
    }

    private Term otherwise(ElvisOperatorExpression node, Span span) {
        Term value = term(node.getTrueExpression(), span);
        Term fallback = term(node.getFalseExpression(), span);
        return new Term.Otherwise(value.span().with(fallback.span()), value, fallback);
    }

    private Term listing(ListExpression node, Span span) {
        List<Term> items = new ArrayList<>();
        for (Expression item : node.getExpressions()) {
            items.add(term(item, span));
        }
        return new Term.Listing(span, List.copyOf(items));
    }

    private List<Term.Entry> entries(MapExpression node, Span span) {
        List<Term.Entry> entries = new ArrayList<>();
        for (MapEntryExpression entry : node.getMapEntryExpressions()) {
            Span keySpan = Places.of(entry.getKeyExpression(), span);
            String key = word(entry.getKeyExpression());
            Term value = term(entry.getValueExpression(), span);
            if (key == null) {
                refuse(keySpan, "syntax.dynamicName");
            } else {
                entries.add(new Term.Entry(keySpan, key, value));
            }
        }
        return List.copyOf(entries);
    }

    private Term block(ClosureExpression node, Span span) {
        List<String> names = new ArrayList<>();
        Parameter[] parameters = node.getParameters();
        for (Parameter parameter : parameters == null ? new Parameter[0] : parameters) {
            boolean bare = parameter.isDynamicTyped()
                    && !parameter.hasInitialExpression()
                    && parameter.getAnnotations().isEmpty();
            if (!bare) {
                return refuse(Places.of((ASTNode) parameter, span), "syntax.parameters");
            }
            names.add(parameter.getName());
        }
        if (!(node.getCode() instanceof BlockStatement code)) {
            return refuse(span, "syntax.unreadable");
        }
        return new Term.Block(span, List.copyOf(names), lines(code));
    }

    private static @Nullable String word(Expression node) {
        return node.getClass() == ConstantExpression.class
                        && ((ConstantExpression) node).getValue() instanceof String word
                ? word
                : null;
    }

    private Term refuse(Span span, String key, String... arguments) {
        findings.add(Finding.error(span, key, arguments));
        return new Term.Unreadable(span);
    }
}
