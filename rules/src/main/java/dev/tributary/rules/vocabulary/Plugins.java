package dev.tributary.rules.vocabulary;

import dev.tributary.engine.decision.PluginWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds the words of plugins to a vocabulary that is being made. What would change a word that is there is left out. */
final class Plugins {
    private final Vocabulary vocabulary;

    Plugins(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void add(List<PluginWords> plugins) {
        Set<String> taken = new HashSet<>(vocabulary.roots());
        for (PluginWords plugin : plugins) {
            Set<String> own = new HashSet<>();
            for (PluginWords.Question question : plugin.questions()) {
                question(plugin, question, taken, own);
            }
            for (PluginWords.Deed deed : plugin.deeds()) {
                deed(plugin, deed);
            }
            for (PluginWords.Register register : plugin.registers()) {
                register(plugin, register);
            }
            taken.addAll(own);
        }
    }

    private void question(PluginWords plugin, PluginWords.Question question, Set<String> taken, Set<String> own) {
        int dot = question.path().indexOf('.');
        String root = dot < 0 ? "" : question.path().substring(0, dot);
        boolean free = word(root) && word(question.path().substring(dot + 1)) && !taken.contains(root);
        if (!free || vocabulary.field(question.path()) != null) {
            vocabulary.leaveOut(plugin.name(), question.path());
            return;
        }
        own.add(root);
        vocabulary.add(
                new Field(
                        question.path(),
                        type(question.kind()),
                        null,
                        Topic.ALWAYS,
                        facts -> question.reader().apply(facts.snapshot())),
                question.help());
    }

    private void deed(PluginWords plugin, PluginWords.Deed deed) {
        if (!word(deed.word()) || vocabulary.verbs().contains(deed.word())) {
            vocabulary.leaveOut(plugin.name(), deed.word());
        } else {
            vocabulary.add(deed);
        }
    }

    private void register(PluginWords plugin, PluginWords.Register register) {
        boolean sound = !register.fields().isEmpty()
                && register.fields().keySet().stream().allMatch(Plugins::word)
                && vocabulary.register(register.name()) == null;
        if (!sound) {
            vocabulary.leaveOut(plugin.name(), register.name());
            return;
        }
        Map<String, Type> fields = new HashMap<>();
        register.fields().forEach((field, kind) -> fields.put(field, type(kind)));
        vocabulary.add(new Register(register.name(), fields), register.help());
    }

    private static boolean word(String word) {
        return !word.isEmpty()
                && Character.isLetter(word.charAt(0))
                && word.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }

    private static Type type(PluginWords.Kind kind) {
        return switch (kind) {
            case TEXT -> Type.TEXT;
            case NUMBER -> Type.NUMBER;
            case FLAG -> Type.FLAG;
            case TEXTS -> Type.TEXTS;
        };
    }
}
