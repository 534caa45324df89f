package dev.tributary.rules.book;

import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.RuleHint;
import dev.tributary.engine.decision.RuleHint.Kind;
import dev.tributary.engine.masking.Detector;
import dev.tributary.rules.vocabulary.Event;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Method;
import dev.tributary.rules.vocabulary.Register;
import dev.tributary.rules.vocabulary.Sentences;
import dev.tributary.rules.vocabulary.Type;
import dev.tributary.rules.vocabulary.ValueSet;
import dev.tributary.rules.vocabulary.Verb;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says which words can stand where somebody is writing. */
final class Completion {
    private final Vocabulary vocabulary;
    private final Sentences sentences;
    private final @Nullable House house;
    private final List<RuleHint> hints = new ArrayList<>();

    Completion(Vocabulary vocabulary, Locale locale, @Nullable House house) {
        this.vocabulary = vocabulary;
        this.sentences = Sentences.in(locale);
        this.house = house;
    }

    /** Every word that begins as what was begun there, in the vocabulary's order. */
    List<RuleHint> at(String before) {
        Cursor cursor = new Cursor(before);
        if (cursor.inComment()) {
            return List.of();
        }
        String line = cursor.line();
        switch (cursor.part()) {
            case "" -> parts(Lexicon.BOOK, line);
            case "mask" -> mask(line);
            case "rule" -> rule(line);
            case "example" -> whole(line);
            case "then", "expect" -> then(cursor, line);
            case "examples" -> examples(cursor, line);
            default -> condition(cursor, line);
        }
        String begun = cursor.begun();
        String last = cursor.inText() ? begun : begun.substring(begun.lastIndexOf('.') + 1);
        return hints.stream()
                .filter(hint -> hint.text().regionMatches(true, 0, last, 0, last.length()))
                .toList();
    }

    private void add(Kind kind, String text, String type, Collection<String> values, String helpKey) {
        hints.add(new RuleHint(kind, text, type, List.copyOf(values), vocabulary.help(helpKey, sentences)));
    }

    private void parts(List<String> words, String line) {
        if (line.isEmpty()) {
            words.forEach(word -> add(Kind.PART, word, "", Set.of(), "help.part." + word));
        }
    }

    private void mask(String line) {
        parts(Lexicon.MASK, line);
        if (line.startsWith("hide")) {
            for (Detector detector : Detector.values()) {
                add(Kind.VALUE, detector.word(), "", Set.of(), "help.detector." + detector.word());
            }
        }
    }

    private void rule(String line) {
        parts(Lexicon.RULE, line);
        on(line);
    }

    private void whole(String line) {
        parts(Lexicon.WHOLE_EXAMPLE, line);
        on(line);
    }

    private void on(String line) {
        if (line.endsWith("during:")) {
            add(Kind.VALUE, EventChecker.HOURS, "", Set.of(), "help.during");
        } else if (line.equals("on") || (line.startsWith("on ") && line.endsWith(","))) {
            for (Event event : Event.values()) {
                add(Kind.EVENT, event.sample(), "", Set.of(), event.helpKey());
            }
            if (line.endsWith(",")) {
                add(Kind.OPTION, "during:", "", Set.of(EventChecker.HOURS), "help.during");
            }
        }
    }

    private void then(Cursor cursor, String line) {
        List<Event> events = events(cursor.rule());
        if (line.isEmpty()) {
            for (Verb verb : Verb.values()) {
                if (events.stream().allMatch(verb::possibleOn)) {
                    add(Kind.ACTION, verb.word(), "", Set.of(), verb.helpKey());
                }
            }
            for (String word : vocabulary.verbs()) {
                if (vocabulary.deed(word) != null) {
                    add(Kind.ACTION, word, "", Set.of(), "help.verb." + word);
                }
            }
            return;
        }
        String option = lastWord(line);
        if (option.endsWith(":") || line.endsWith("[")) {
            optionValues(line.endsWith("[") ? lastWord(line.substring(0, line.length() - 1)) : option, cursor);
        } else if (line.equals(Verb.WEBHOOK.word())) {
            values(ValueSet.WEBHOOK, !cursor.inText());
        } else if (!cursor.inText()) {
            switch (line) {
                case "priority" -> values(ValueSet.PRIORITY, false);
                case "assign" -> options(List.of("group", "agent", "policy"));
                case "setContact" -> options(ActionChecker.CONTACT_FIELDS);
                case "notify" -> {
                    words(NotifyChecker.WHOM);
                    options(List.of("group", "agent"));
                }
                default -> {
                    if (line.endsWith(",")) {
                        options(
                                line.startsWith("notify")
                                        ? List.of("by", "after", "unless", "text", "kind")
                                        : List.of("group", "agent", "policy"));
                    } else {
                        condition(cursor, line);
                    }
                }
            }
        }
    }

    private void optionValues(String option, Cursor cursor) {
        switch (option) {
            case "group:" -> values(ValueSet.GROUP, !cursor.inText());
            case "agent:" -> values(ValueSet.AGENT, !cursor.inText());
            case "policy:" -> words(ActionChecker.POLICIES);
            case "by:" -> {
                if (!cursor.inText()) {
                    words(NotifyChecker.BY);
                }
                values(ValueSet.WEBHOOK, !cursor.inText());
            }
            case "unless:" -> words(NotifyChecker.UNLESS);
            case "kind:" -> words(NotifyChecker.KINDS);
            default -> {}
        }
    }

    private static String lastWord(String line) {
        String stripped = line.strip();
        return stripped.substring(Math.max(stripped.lastIndexOf(' '), stripped.lastIndexOf(',')) + 1);
    }

    private void options(List<String> names) {
        names.forEach(name -> add(Kind.OPTION, name + ":", "", Set.of(), "help.option." + name));
    }

    private void words(List<String> words) {
        words.forEach(word -> add(Kind.VALUE, word, "", Set.of(), "help.value." + word));
    }

    private void values(ValueSet set, boolean quoted) {
        Set<String> values = set.values(house);
        if (values != null) {
            for (String value : new TreeSet<>(values)) {
                hints.add(new RuleHint(Kind.VALUE, quoted ? "'" + value + "'" : value, "", List.of(), ""));
            }
        }
    }

    private void examples(Cursor cursor, String line) {
        parts(Lexicon.EXAMPLES, line);
        if (!line.isEmpty() && !cursor.inText()) {
            for (String path : ExampleValues.FIELDS) {
                Field field = vocabulary.field(path);
                if (field != null && path.indexOf('.') < 0) {
                    field(field, path + ":");
                }
            }
        }
    }

    private void condition(Cursor cursor, String line) {
        if (lookup(cursor, line)) {
            return;
        }
        ValueSet set = compared(line);
        if (set != null) {
            values(set, !cursor.inText());
        }
        if (cursor.inText()) {
            return;
        }
        List<Event> events = events(cursor.rule());
        String begun = cursor.begun();
        int dot = begun.lastIndexOf('.');
        String root = dot < 0 ? "" : begun.substring(0, dot);
        Field asked = vocabulary.field(root);
        for (Field field : vocabulary.fields()) {
            boolean here = root.isEmpty()
                    ? field.path().indexOf('.') < 0
                    : field.path().startsWith(root + ".");
            if (here && events.stream().allMatch(event -> event.has(field.topic()))) {
                field(field, root.isEmpty() ? field.path() : field.path().substring(root.length() + 1));
            }
        }
        if (root.isEmpty()) {
            roots(events);
        } else if (asked != null) {
            methods(asked.type());
        } else if (root.chars().allMatch(Character::isDigit)) {
            new TreeSet<>(Literals.UNITS.keySet())
                    .forEach(unit -> add(Kind.VALUE, unit, sentences.say(Type.DURATION.key()), Set.of(), ""));
        }
    }

    /** The names of look-ups, and behind one what it answers; false where none is written. */
    private boolean lookup(Cursor cursor, String line) {
        String begins = LookupChecker.WORD + "(";
        if (line.endsWith(begins)) {
            for (String name : new TreeSet<>(vocabulary.registers())) {
                String text = cursor.inText() ? name : "'" + name + "'";
                add(Kind.VALUE, text, "", Set.of(), "help.register." + name);
            }
            return true;
        }
        int start = line.lastIndexOf(begins);
        if (start < 0 || !cursor.begun().startsWith(".") || line.indexOf(')', start) != line.length() - 1) {
            return false;
        }
        String[] quoted = line.substring(start + begins.length()).split("['\"]", 3);
        Register register = quoted.length == 3 ? vocabulary.register(quoted[1]) : null;
        if (register != null) {
            new TreeMap<>(register.fields())
                    .forEach((field, type) -> add(
                            Kind.FIELD,
                            field,
                            sentences.say(type.key()),
                            Set.of(),
                            "help.register." + register.name()));
        }
        return true;
    }

    private void roots(List<Event> events) {
        for (String root : vocabulary.roots()) {
            boolean here = vocabulary.fieldsOf(root).stream().anyMatch(word -> {
                Field field = vocabulary.field(root + "." + word);
                return field != null && events.stream().allMatch(event -> event.has(field.topic()));
            });
            if (here && vocabulary.field(root) == null) {
                add(Kind.FIELD, root, "", vocabulary.fieldsOf(root), "help.root." + root);
            }
        }
    }

    private void field(Field field, String text) {
        ValueSet set = field.values();
        Set<String> values = set == null ? null : set.values(house);
        add(
                Kind.FIELD,
                text,
                sentences.say(field.type().key()),
                values == null ? Set.of() : new TreeSet<>(values),
                field.helpKey());
    }

    private void methods(Type type) {
        for (Method method : Method.values()) {
            if (method.receiver() == type) {
                add(
                        Kind.METHOD,
                        method.word() + (method.parameters().isEmpty() ? "()" : "("),
                        sentences.say(method.result().key()),
                        Set.of(),
                        "help.method." + method.word());
            }
        }
        BlockChecker.words(type).forEach(word -> add(Kind.METHOD, word, "", Set.of(), "help.method." + word));
    }

    /** What the field on the left of a comparison can be. */
    private @Nullable ValueSet compared(String line) {
        String left = line;
        for (String sign : List.of("==", "!=", "in [", "in")) {
            if (left.endsWith(sign)) {
                left = left.substring(0, left.length() - sign.length()).stripTrailing();
                left = left.endsWith("!") ? left.substring(0, left.length() - 1).stripTrailing() : left;
                Field field = vocabulary.field(new Cursor(left).begun());
                return field == null ? null : field.values();
            }
        }
        int list = line.lastIndexOf("in [");
        return list >= 0 && line.indexOf(']', list) < 0 && line.endsWith(",")
                ? compared(line.substring(0, list + 4))
                : null;
    }

    /** What the rule waits for, as far as it is written. */
    private static List<Event> events(String rule) {
        for (String line : rule.lines().toList()) {
            String stripped = line.strip();
            if (stripped.startsWith("on ")) {
                return Arrays.stream(Event.values())
                        .filter(event -> Arrays.asList(stripped.substring(3).split("[ ,(]+"))
                                .contains(event.word()))
                        .toList();
            }
        }
        return List.of();
    }
}
