package dev.tributary.rules.book;

import dev.tributary.engine.decision.PluginWords;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The vocabulary as plugins make it now: what can be looked up comes and goes while the house runs. Thread-safe. */
final class Words {
    private static final Logger LOG = LoggerFactory.getLogger(Words.class);

    private final List<PluginWords> plugins;
    private volatile Made made;

    Words(List<PluginWords> plugins) {
        this.plugins = List.copyOf(plugins);
        this.made = make(0);
    }

    /**
     * A vocabulary and what of it may change.
     *
     * @param number another one for each that can be looked up in another way
     */
    private record Made(
            Vocabulary vocabulary,
            List<List<PluginWords.Register>> registers,
            List<Map<String, Map<String, String>>> faults,
            long number) {}

    Vocabulary now() {
        return current().vocabulary();
    }

    /** Becomes another one when something else can be looked up. */
    long number() {
        return current().number();
    }

    private Made current() {
        Made last = made;
        return registers().equals(last.registers()) && faults().equals(last.faults()) ? last : renewed();
    }

    private synchronized Made renewed() {
        boolean same = registers().equals(made.registers());
        made = make(same ? made.number() : made.number() + 1);
        return made;
    }

    private Made make(long number) {
        // read before the vocabulary reads them: what changes in between is seen at the next look
        List<List<PluginWords.Register>> registers = registers();
        List<Map<String, Map<String, String>>> faults = faults();
        Vocabulary vocabulary = Vocabulary.with(plugins);
        for (Vocabulary.LeftOut left : vocabulary.leftOut()) {
            LOG.warn(
                    "Plugin {} brings the rule word {}, which is taken or malformed; it is left out",
                    left.plugin(),
                    left.word());
        }
        return new Made(vocabulary, registers, faults, number);
    }

    private List<List<PluginWords.Register>> registers() {
        return plugins.stream().map(PluginWords::registers).toList();
    }

    private List<Map<String, Map<String, String>>> faults() {
        return plugins.stream().map(PluginWords::faults).toList();
    }
}
