package dev.tributary.rules.syntax;

import java.lang.reflect.Field;
import org.apache.groovy.parser.antlr4.Antlr4ParserPlugin;
import org.apache.groovy.parser.antlr4.AstBuilder;
import org.apache.groovy.parser.antlr4.GroovyLangParser;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.ParserPlugin;
import org.codehaus.groovy.control.ParserPluginFactory;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Reduction;

/**
 * Groovy's parser, which keeps what it finds out. It reads a text by what it knows of the grammar without looking at the
 * surroundings first; at the first {@code notify agent, kind: missed} that fails, and it reads the whole text again with
 * the surroundings, finding everything out anew each time: 350 ms for six kilobytes, of which 4 remain when it may keep
 * that too. Groovy bounds what is kept: it throws it away every 64 texts.
 */
final class LearningParser extends Antlr4ParserPlugin {
    static final ParserPluginFactory FACTORY = new ParserPluginFactory() {
        @Override
        public ParserPlugin createParserPlugin() {
            return new LearningParser();
        }
    };

    private static final Field PARSER = parserOfBuilder();

    private LearningParser() {}

    @Override
    public ModuleNode buildAST(SourceUnit unit, ClassLoader loader, Reduction cst) {
        AstBuilder builder = new AstBuilder(unit, false, false);
        parser(builder).getInterpreter().enable_global_context_dfa = true;
        return builder.buildAST();
    }

    private static GroovyLangParser parser(AstBuilder builder) {
        try {
            return (GroovyLangParser) PARSER.get(builder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The builder makes its parser itself and shows it to nobody. */
    private static Field parserOfBuilder() {
        try {
            Field parser = AstBuilder.class.getDeclaredField("parser");
            parser.setAccessible(true);
            return parser;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this version of Groovy keeps its parser elsewhere", e);
        }
    }
}
