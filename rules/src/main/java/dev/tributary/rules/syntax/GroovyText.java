package dev.tributary.rules.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One text in the hands of Groovy's parser. A {@code CompilationUnit} is never made: a {@code SourceUnit} alone has no
 * phase in which annotations are looked up, grapes fetched or classes written.
 */
final class GroovyText {
    private GroovyText() {}

    static Reading read(String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setTolerance(20);
        configuration.setPluginFactory(LearningParser.FACTORY);
        ErrorCollector errors = new ErrorCollector(configuration);
        try {
            SourceUnit unit = new SourceUnit("book", text, configuration, null, errors);
            unit.parse();
            unit.completePhase();
            unit.nextPhase();
            unit.convert();
            List<Finding> findings = syntaxErrors(errors, text);
            ModuleNode module = unit.getAST();
            if (module == null || !findings.isEmpty()) {
                return failed(text, findings);
            }
            return translated(module);
        } catch (CompilationFailedException failed) {
            return failed(text, syntaxErrors(errors, text));
        } catch (StackOverflowError tooDeep) {
            return failed(text, List.of(Finding.error(Span.START, "limit.depth", Integer.toString(Preflight.DEPTH))));
        } catch (RuntimeException | AssertionError unexpected) {
            // the parser itself broke on this text: for its author that is a text that cannot be read
            return failed(text, List.of());
        }
    }

    /** A bracket without its partner is the commonest cause, and the parser notices it only much later. */
    private static Reading failed(String text, List<Finding> findings) {
        boolean openText = findings.stream().anyMatch(finding -> finding.key().equals("syntax.openText"));
        Optional<Finding> bracket = openText ? Optional.empty() : Brackets.check(text);
        if (bracket.isPresent()) {
            return new Reading(List.of(), List.of(bracket.get()));
        }
        return new Reading(
                List.of(), findings.isEmpty() ? List.of(Finding.error(Span.START, "syntax.unreadable")) : findings);
    }

    private static Reading translated(ModuleNode module) {
        Translation translation = new Translation();
        List<Term.Line> lines = translation.lines(module.getStatementBlock());
        List<Finding> findings = new ArrayList<>(translation.findings());
        if (module.getPackage() != null) {
            findings.add(refuse(module.getPackage(), "syntax.package"));
        }
        for (ImportNode anImport : module.getImports()) {
            findings.add(refuse(anImport, "syntax.import"));
        }
        for (ImportNode anImport : module.getStarImports()) {
            findings.add(refuse(anImport, "syntax.import"));
        }
        for (ImportNode anImport : module.getStaticImports().values()) {
            findings.add(refuse(anImport, "syntax.import"));
        }
        for (ImportNode anImport : module.getStaticStarImports().values()) {
            findings.add(refuse(anImport, "syntax.import"));
        }
        for (MethodNode method : module.getMethods()) {
            findings.add(refuse(method, "syntax.method"));
        }
        for (ClassNode declared : module.getClasses()) {
            if (!declared.isScript() && !declared.isScriptBody()) {
                findings.add(refuse(declared, "syntax.class"));
            }
        }
        findings.sort(
                Comparator.comparingInt((Finding finding) -> finding.span().line())
                        .thenComparingInt(finding -> finding.span().column()));
        return new Reading(lines, findings);
    }

    private static Finding refuse(ASTNode node, String key) {
        return Finding.error(Places.of(node, Span.START), key);
    }

    private static List<Finding> syntaxErrors(ErrorCollector errors, String text) {
        List<Finding> findings = new ArrayList<>();
        List<? extends Message> messages = errors.getErrors();
        if (messages != null) {
            for (Message message : messages) {
                SyntaxException cause = message instanceof SyntaxErrorMessage syntax ? syntax.getCause() : null;
                findings.add(finding(cause, text));
            }
        }
        return findings;
    }

    private static Finding finding(@Nullable SyntaxException cause, String text) {
        return cause == null
                ? Finding.error(Span.START, "syntax.unreadable")
                : GroovyComplaint.of(cause, text).finding();
    }
}
