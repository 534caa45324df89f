package dev.tributary.rules.syntax;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Groovy itself, compiling and running expressions. It parses them once for both sides: what it compiles and what our
 * translation makes of the same tree are bound to be one text.
 */
public final class RealGroovy {
    /** What a calculation that cannot be done comes to, on either side. */
    public static final String BROKEN = "breaks";

    private final CompilerConfiguration configuration = new CompilerConfiguration();
    private final GroovyClassLoader loader;

    public RealGroovy() {
        configuration.setScriptBaseClass(Collecting.class.getName());
        loader = new GroovyClassLoader(new KnownClasses(RealGroovy.class.getClassLoader()), configuration);
        loader.setResourceLoader(name -> null);
    }

    /** Expressions, as both sides have read them. */
    public record Read(List<Term> terms, Class<?> script) {
        /** The values that they have to Groovy. */
        public List<Object> run(Binding binding) throws ReflectiveOperationException {
            Collecting collecting = (Collecting) script.getConstructor().newInstance();
            collecting.setBinding(binding);
            collecting.run();
            return collecting.values;
        }
    }

    /** Reads expressions, one a line; those that may break their rule are run on their own. */
    public Read read(List<String> expressions) throws ReflectiveOperationException {
        StringBuilder text = new StringBuilder();
        for (String expression : expressions) {
            text.append(mayBreak(expression) ? "tried { " + expression + " }\n" : "add(" + expression + ")\n");
        }
        List<Term> terms = new ArrayList<>();
        CompilationUnit unit = new CompilationUnit(configuration, null, loader);
        unit.addSource(SourceUnit.create("batch", text.toString()));
        unit.addPhaseOperation(source -> terms.addAll(translated(source)), Phases.CONVERSION);
        unit.compile(Phases.CLASS_GENERATION);
        Class<?> script = null;
        Classes classes = new Classes(loader);
        for (var compiled : unit.getClasses()) {
            Class<?> defined = classes.define(compiled.getName(), compiled.getBytes());
            script = compiled.getName().equals("batch") ? defined : script;
        }
        return new Read(terms, Objects.requireNonNull(script));
    }

    /** A class of its own for each expression would cost more than all the rest. */
    private static boolean mayBreak(String expression) {
        return Stream.of(" / ", " % ", ".toLong", ".substring").anyMatch(expression::contains);
    }

    private static List<Term> translated(SourceUnit source) {
        Translation translation = new Translation();
        List<Term> terms = new ArrayList<>();
        for (Term.Line line : translation.lines(source.getAST().getStatementBlock())) {
            Term argument = ((Term.Call) line.term()).arguments().getFirst();
            terms.add(
                    argument instanceof Term.Block block
                            ? block.lines().getFirst().term()
                            : argument);
        }
        if (!translation.findings().isEmpty()) {
            throw new IllegalStateException(translation.findings().toString());
        }
        return terms;
    }

    /** The script's base: takes each value, or that there is none. */
    public abstract static class Collecting extends Script {
        private final List<Object> values = new ArrayList<>();

        /** Takes one. */
        public void add(Object value) {
            values.add(value);
        }

        /** Takes one, or that there is none. */
        public void tried(Closure<?> expression) {
            try {
                values.add(expression.call());
            } catch (ArithmeticException | StringIndexOutOfBoundsException | NumberFormatException broken) {
                values.add(BROKEN);
            }
        }
    }

    /** The classes of one script, so that they go with it. */
    private static final class Classes extends ClassLoader {
        Classes(ClassLoader parent) {
            super(parent);
        }

        Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /** Spares Groovy the search for classes called {@code contact} and {@code text}. */
    private static final class KnownClasses extends ClassLoader {
        private static final Set<String> ROOTS = Set.of("java", "groovy", "org", "dev");

        private final Set<String> missing = ConcurrentHashMap.newKeySet();

        KnownClasses(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            int dot = name.indexOf('.');
            if (dot < 0 || !ROOTS.contains(name.substring(0, dot)) || missing.contains(name)) {
                throw new ClassNotFoundException(name);
            }
            try {
                return super.loadClass(name, resolve);
            } catch (ClassNotFoundException none) {
                missing.add(name);
                throw none;
            }
        }
    }
}
