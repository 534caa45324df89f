package dev.tributary.rules.vocabulary;

import dev.tributary.engine.decision.PluginWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a rule can ask, do and look up, with its help: the one model that checker, completion, hover help, the
 * reference page and the form view read. Immutable once made.
 */
public final class Vocabulary {
    private static final Vocabulary STANDARD = new Vocabulary(List.of());

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, PluginWords.Deed> deeds = new LinkedHashMap<>();
    private final Map<String, Register> registers = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> pluginHelp = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> faults = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** A word of a plugin that was there before, or is no word. */
    public record LeftOut(String plugin, String word) {}

    private Vocabulary(List<PluginWords> plugins) {
        StandardFields.all().forEach(field -> fields.put(field.path(), field));
        new Plugins(this).add(plugins);
        plugins.forEach(plugin -> plugin.faults().forEach(faults::putIfAbsent));
    }

    /** What the language has without plugins. */
    public static Vocabulary standard() {
        return STANDARD;
    }

    /** What it has with these plugins; of two that bring the same word, the first one's counts. */
    public static Vocabulary with(List<PluginWords> plugins) {
        return plugins.isEmpty() ? STANDARD : new Vocabulary(plugins);
    }

    void add(Field field, Map<String, String> help) {
        fields.put(field.path(), field);
        pluginHelp.put(field.helpKey(), help);
    }

    void add(PluginWords.Deed deed) {
        deeds.put(deed.word(), deed);
        pluginHelp.put("help.verb." + deed.word(), deed.help());
    }

    void add(Register register, Map<String, String> help) {
        registers.put(register.name(), register);
        pluginHelp.put("help.register." + register.name(), help);
    }

    void leaveOut(String plugin, String word) {
        leftOut.add(new LeftOut(plugin, word));
    }

    /** What plugins brought and could not be added. */
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /** The field of that path, or null. */
    public @Nullable Field field(String path) {
        return fields.get(path);
    }

    /** All fields, in the order in which a reference lists them. */
    public List<Field> fields() {
        return List.copyOf(fields.values());
    }

    /** The words that can begin a path. */
    public Set<String> roots() {
        Set<String> roots = new LinkedHashSet<>();
        for (String path : fields.keySet()) {
            int dot = path.indexOf('.');
            roots.add(dot < 0 ? path : path.substring(0, dot));
        }
        return roots;
    }

    /** Whether fields hang on that word. */
    public boolean hasFields(String root) {
        return !fieldsOf(root).isEmpty();
    }

    /** The words that can follow a root. */
    public List<String> fieldsOf(String root) {
        List<String> words = new ArrayList<>();
        for (String path : fields.keySet()) {
            if (path.startsWith(root + ".")) {
                words.add(path.substring(root.length() + 1));
            }
        }
        return words;
    }

    /** Everything a rule can do, by word. */
    public List<String> verbs() {
        List<String> words =
                new ArrayList<>(Arrays.stream(Verb.values()).map(Verb::word).toList());
        words.addAll(deeds.keySet());
        return words;
    }

    /** What a plugin does under that word, or null. */
    public PluginWords.@Nullable Deed deed(String word) {
        return deeds.get(word);
    }

    /** The look-up of that name, or null. */
    public @Nullable Register register(String name) {
        return registers.get(name);
    }

    /** The names of all look-ups. */
    public Set<String> registers() {
        return Set.copyOf(registers.keySet());
    }

    /** What is wrong with the look-up of that name as it was last set up, or null. */
    public @Nullable String fault(String lookup, Sentences sentences) {
        Map<String, String> told = faults.get(lookup);
        return told == null ? null : told.getOrDefault(sentences.language(), told.getOrDefault("en", ""));
    }

    /** Whether something is wrong with the look-up of that name as it was last set up. */
    public boolean faulty(String lookup) {
        return faults.containsKey(lookup);
    }

    /** The help of that key in one language; a plugin that does not speak it says it in English, or not at all. */
    public String help(String key, Sentences sentences) {
        Map<String, String> own = pluginHelp.get(key);
        if (own == null) {
            return sentences.has(key) ? sentences.say(key) : "";
        }
        String english = own.getOrDefault("en", "");
        return own.getOrDefault(sentences.language(), english);
    }
}
