package dev.tributary.rules.syntax;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.AttributeExpression;
import org.codehaus.groovy.ast.expr.BitwiseNegationExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.LambdaExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.MethodReferenceExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.expr.UnaryPlusExpression;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;

/** The sentences for nodes that people try and the language does not have. A node without one is refused all the same. */
final class Refusals {
    static final Map<String, Operator> OPERATORS =
            Arrays.stream(Operator.values()).collect(Collectors.toMap(Operator::sign, Function.identity()));

    private static final Map<Class<?>, String> EXPRESSIONS = Map.ofEntries(
            Map.entry(ConstructorCallExpression.class, "syntax.new"),
            Map.entry(DeclarationExpression.class, "syntax.variable"),
            Map.entry(CastExpression.class, "syntax.cast"),
            Map.entry(ClassExpression.class, "syntax.class"),
            Map.entry(MethodPointerExpression.class, "syntax.pointer"),
            Map.entry(MethodReferenceExpression.class, "syntax.pointer"),
            Map.entry(LambdaExpression.class, "syntax.lambda"),
            Map.entry(AttributeExpression.class, "syntax.attribute"),
            Map.entry(SpreadExpression.class, "syntax.spread"),
            Map.entry(SpreadMapExpression.class, "syntax.spread"),
            Map.entry(PostfixExpression.class, "syntax.change"),
            Map.entry(PrefixExpression.class, "syntax.change"),
            Map.entry(UnaryPlusExpression.class, "syntax.plus"),
            Map.entry(BitwiseNegationExpression.class, "syntax.tilde"),
            Map.entry(ArrayExpression.class, "syntax.new"));

    private static final Map<Class<?>, String> STATEMENTS = Map.of(
            IfStatement.class, "syntax.if",
            ForStatement.class, "syntax.loop",
            WhileStatement.class, "syntax.loop",
            DoWhileStatement.class, "syntax.loop",
            SwitchStatement.class, "syntax.if",
            ReturnStatement.class, "syntax.return");

    private Refusals() {}

    static String expression(Class<?> node) {
        return EXPRESSIONS.getOrDefault(node, "syntax.other");
    }

    static String statement(Class<?> node) {
        return STATEMENTS.getOrDefault(node, "syntax.other");
    }
}
