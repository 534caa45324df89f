package dev.tributary.engine.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** The books of the last few activations, compiled. Thread-safe. */
final class CompiledBooks {
    private static final int KEPT = 8;

    private final RuleCompiler compiler;
    private final Map<Long, CompiledRules> byActivation = new LinkedHashMap<>(16, 0.75f, true);
    private long words;

    CompiledBooks(RuleCompiler compiler) {
        this.compiler = compiler;
    }

    /** The compiled books of an activation; compiles them on first sight of it or of new words, once, however many ask. */
    synchronized CompiledRules of(long activation, LongFunction<List<BookText>> texts) {
        long now = compiler.words();
        if (now != words) byActivation.clear();
        words = now;
        CompiledRules known = byActivation.get(activation);
        if (known != null) return known;
        CompiledRules compiled = compiler.compile(texts.apply(activation));
        byActivation.put(activation, compiled);
        if (byActivation.size() > KEPT)
            byActivation.remove(byActivation.keySet().iterator().next());
        return compiled;
    }
}
