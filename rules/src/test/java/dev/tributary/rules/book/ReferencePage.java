package dev.tributary.rules.book;

import dev.tributary.engine.masking.Detector;
import dev.tributary.rules.vocabulary.Event;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Method;
import dev.tributary.rules.vocabulary.Sentences;
import dev.tributary.rules.vocabulary.Topic;
import dev.tributary.rules.vocabulary.Type;
import dev.tributary.rules.vocabulary.ValueSet;
import dev.tributary.rules.vocabulary.Verb;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes {@code docs/rules-reference.md} from the vocabulary, so that the page lists exactly what the checker knows. */
final class ReferencePage {
    private static final List<Type> RECEIVERS = List.of(Type.TEXT, Type.TEXTS, Type.NUMBERS, Type.DURATION);

    private final Vocabulary vocabulary = Vocabulary.standard();
    private final Sentences sentences = Sentences.in(Locale.ENGLISH);
    private final StringBuilder page = new StringBuilder();

    String write() throws IOException {
        page.append(part("head"));
        events();
        fields();
        page.append(part("operators"));
        methods();
        actions();
        page.append(part("absent"));
        maskers();
        refusals();
        limits();
        return page.toString();
    }

    private static String part(String name) throws IOException {
        try (InputStream text = ReferencePage.class.getResourceAsStream("reference-" + name + ".md")) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8) + "\n";
        }
    }

    private void heading(String title, String... columns) {
        page.append("## ").append(title).append("\n\n");
        table(columns);
    }

    private void table(String... columns) {
        row(columns);
        row(Arrays.stream(columns).map(column -> "---").toArray(String[]::new));
    }

    private void row(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    private void events() {
        heading("Events", "event", "when", "what only some events have");
        for (Event event : Event.values()) {
            List<String> own = vocabulary.fields().stream()
                    .filter(field -> field.topic() != Topic.ALWAYS && event.has(field.topic()))
                    .map(field -> field.topic() == Topic.MESSAGE ? "message" : field.path())
                    .distinct()
                    .map(ReferencePage::code)
                    .toList();
            row(code(event.sample()), vocabulary.help(event.helpKey(), sentences), String.join(", ", own));
        }
        page.append("\nEvery event has `contact`, `conversation`, `happened`, `visitor`, `team`, `group`, `hours` and")
                .append(" `now`; `message`, with its short names `channel`, `text` and `subject`, where the table says")
                .append(" so. `on` names up to ")
                .append(EventChecker.EVENTS)
                .append(" events, with commas between them, and a rule may ask only what all of them have.\n\n")
                .append("`during: businessHours` after them: ")
                .append(vocabulary.help("help.during", sentences))
                .append("\n\nA schedule is written `daily at 8:30`, `weekdays at 9:00`, `weekends at 10:00`, `mondays")
                .append(" and fridays at 17:00`, `monthly on 1 at 6:00` (days 1 to 28), `every 15 minutes`, `every 2")
                .append(" hours`, `hourly`, or as five fields of cron (`30 9 * * 1-5`). It comes at most every five")
                .append(" minutes, on the house's clock.\n\n");
    }

    private void fields() {
        heading("Fields", "field", "type", "what it is");
        for (Field field : vocabulary.fields()) {
            row(code(field.path()), type(field), vocabulary.help(field.helpKey(), sentences));
        }
        page.append("\nA look-up asks somebody outside: `lookup('crm', contact.email).tier`. Which look-ups there are")
                .append(
                        " and what their answers hold, plugins and files of Camel routes say; an unknown one is an error. Its answer is absent")
                .append(" until it has come. Plugins can add fields and actions too.\n\n");
    }

    private String type(Field field) {
        String type = word(field.type());
        ValueSet set = field.values();
        if (set == null) {
            return type;
        }
        Set<String> values = set.values(null);
        String possible = values == null
                ? "of the house"
                : new TreeSet<>(values)
                        .stream().map(value -> code("'" + value + "'")).collect(Collectors.joining(", "));
        return type + ": " + possible;
    }

    private String word(Type type) {
        return sentences.say(type.key());
    }

    private void methods() {
        for (Type receiver : RECEIVERS) {
            page.append("Of ").append(word(receiver)).append(" can be asked:\n\n");
            table("method", "answers", "what it asks");
            Map<Type, List<String>> written = new EnumMap<>(Type.class);
            for (Method method : Method.values()) {
                if (method.receiver() == receiver) {
                    String parameters =
                            method.parameters().stream().map(this::word).collect(Collectors.joining(", "));
                    row(
                            code(method.word() + "(" + parameters + ")"),
                            word(method.result()),
                            vocabulary.help("help.method." + method.word(), sentences));
                    written.computeIfAbsent(receiver, type -> new ArrayList<>()).add(method.word());
                }
            }
            for (String block : BlockChecker.words(receiver)) {
                String inside = receiver == Type.TEXT ? "(/…/)" : " { … }";
                row(code(block + inside), block(block, receiver), vocabulary.help("help.method." + block, sentences));
            }
            page.append('\n');
        }
    }

    private String block(String word, Type receiver) {
        return switch (word) {
            case "any", "every" -> word(Type.FLAG);
            case "count" -> word(Type.NUMBER);
            case "find" -> receiver == Type.TEXT ? word(Type.TEXT) : word(receiver.item());
            default -> receiver == Type.TEXT ? word(Type.TEXTS) : word(receiver);
        };
    }

    private void actions() {
        heading("Actions", "action", "what it does", "not on");
        for (Verb verb : Verb.values()) {
            List<String> not = Arrays.stream(Event.values())
                    .filter(event -> !verb.possibleOn(event))
                    .map(event -> code(event.word()))
                    .toList();
            String but = verb == Verb.START_NEW_CONVERSATION
                    ? "anything but " + code(Event.MESSAGE_RECEIVED.word())
                    : String.join(", ", not);
            row(code(verb.sample()), vocabulary.help(verb.helpKey(), sentences), but);
        }
        page.append("\n- `assign` takes `group:`, `agent:`, both, or `policy:` (")
                .append(codes(ActionChecker.POLICIES))
                .append(") with or without `group:`.\n- `notify` tells ")
                .append(codes(NotifyChecker.WHOM))
                .append(", `group: '…'` or `agent: '…'`; `by:` ")
                .append(codes(NotifyChecker.BY))
                .append(", the name of a webhook in quotes, or a list of them (as each agent likes it, when it is left")
                .append(" out); `after:` a duration; `unless:` ")
                .append(codes(NotifyChecker.UNLESS))
                .append(" or a list of them; `text: '…'`; `kind:` ")
                .append(codes(NotifyChecker.KINDS))
                .append(", which agents may switch off.\n- `setContact` sets ")
                .append(codes(ActionChecker.CONTACT_FIELDS))
                .append(".\n- Texts may be worked out: `reply \"Hello ${contact.name}\"`, `tag conversation.channel`,")
                .append(" `assign group: contact.language == 'hu' ? 'pest' : 'london'`. An action whose text turns out")
                .append(" absent or blank is left out; a text that is too long is cut (a tag at ")
                .append(ActionChecker.TAG_LENGTH)
                .append(" characters, a name at ")
                .append(ActionChecker.NAME_LENGTH)
                .append(", others at ")
                .append(ActionChecker.TEXT_LENGTH)
                .append(").\n\n");
    }

    private static String codes(List<String> words) {
        return words.stream().map(ReferencePage::code).collect(Collectors.joining(", "));
    }

    private void maskers() {
        page.append("## Masking\n\n`mask('Name') { hide cardNumbers, keepLast: 4 }` names detectors of the house: ")
                .append(codes(
                        Arrays.stream(Detector.values()).map(Detector::word).toList()))
                .append(". Card numbers are hidden in any case; a book can only add.\n\n");
    }

    /** What the checker says is the list: nothing can be refused without standing here. */
    private void refusals() {
        page.append("## What is refused\n\nThe language is closed: what this page does not name does not exist, and")
                .append(" is refused at save with its line and column. Of what people know from Groovy, this is")
                .append(" refused on purpose, in these words:\n\n");
        ResourceBundle messages = ResourceBundle.getBundle("dev.tributary.rules.vocabulary.messages", Locale.ENGLISH);
        for (String key : new TreeSet<>(messages.keySet())) {
            if (key.startsWith("syntax.") || key.startsWith("pattern.") || key.equals("range.place")) {
                page.append("- ")
                        .append(messages.getString(key).replace("{0}", "…"))
                        .append('\n');
            }
        }
        page.append('\n');
    }

    private void limits() {
        page.append("## Limits\n\nA rule has at most ")
                .append(RuleChecker.LENGTH / 1024)
                .append(" kB, ")
                .append(RuleChecker.CONDITIONS)
                .append(" conditions, ")
                .append(RuleChecker.ACTIONS)
                .append(" actions, ")
                .append(ExampleChecker.EXAMPLES)
                .append(" examples and a name of ")
                .append(RuleChecker.NAME_LENGTH)
                .append(" characters; a pattern at most ")
                .append(PatternChecker.LENGTH)
                .append(" characters. The other limits stand in [rules.md](rules.md#limits).\n");
    }
}
