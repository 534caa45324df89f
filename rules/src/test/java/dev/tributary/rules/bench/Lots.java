package dev.tributary.rules.bench;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.bench.DrawnRule.Plain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Draws words, messages and rules by lot, always the same ones. */
final class Lots {
    private static final int WORDS = 6_000;
    private static final int LENGTH = 300;
    private static final String[] BEGINNINGS = {
        "b", "k", "m", "sz", "t", "r", "v", "l", "cs", "p", "f", "h", "st", "gr", "n"
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u", "á", "é", "ő", "ü", "ea"};
    private static final String[] ENDINGS = {"", "l", "n", "r", "s", "t", "nd", "k", "z", "ny"};

    private final Random random = new Random(20_261_125);
    private final List<String> words = new ArrayList<>();

    Lots() {
        while (words.size() < WORDS) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 2 + random.nextInt(2); syllables > 0; syllables--) {
                word.append(one(BEGINNINGS)).append(one(VOWELS)).append(one(ENDINGS));
            }
            words.add(word.toString());
        }
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private String word() {
        return words.get(random.nextInt(WORDS));
    }

    /** Messages of 300 characters: words, names, amounts, order numbers. */
    List<Snapshot> messages(int count) {
        List<Snapshot> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < LENGTH) {
                text.append(piece()).append(random.nextInt(8) == 0 ? ". " : " ");
            }
            messages.add(message(text.substring(0, LENGTH)));
        }
        return messages;
    }

    private String piece() {
        String word = word();
        return switch (random.nextInt(20)) {
            case 0 -> String.valueOf(1_000 + random.nextInt(90_000));
            case 1 -> "AB" + random.nextInt(10_000);
            case 2, 3, 4 -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
            default -> word;
        };
    }

    private Snapshot message(String text) {
        Snapshot of = Snapshots.chat(text);
        Snapshot.Message message = new Snapshot.Message(
                one(new String[] {"chat", "email", "messenger"}),
                "shop",
                text,
                null,
                random.nextInt(10) == 0,
                List.of(),
                null,
                null,
                null);
        List<String> tags = random.nextInt(4) == 0 ? List.of("vip") : List.of();
        Snapshot.Contact contact = new Snapshot.Contact(
                "Bence Nagy", null, null, one(new String[] {"hu", "en", "de"}), tags, random.nextInt(8));
        return Snapshot.received(of.now(), message, contact, of.conversation(), of.team());
    }

    /** Rules of the usual kind: two to four conditions, one of them a pattern with words in it. */
    List<DrawnRule> usual(int count) {
        List<DrawnRule> rules = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String form =
                    one(new String[] {"(?i)%s|%s", "(?i)%s|%s", "(?i)%s", "%s %s", "%s[a-z]* %s", "(?i)%s.{0,20}%s"});
            rules.add(rule(number, form.formatted(word(), word())));
        }
        return rules;
    }

    /** Rules with patterns that need no word, only letters and digits of some kind. */
    List<DrawnRule> withoutWords(int count) {
        List<DrawnRule> rules = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String kind = letters();
            String pattern = one(new String[] {
                "[0-9]{%1$d,}[- .][%2$s]{2}",
                "[A-Z]{1,3}[%2$s]{2}[aeiou]{%1$d}",
                "[aeiou]{2}[%2$s][aeiou]{%1$d}",
                "[0-9]{%1$d}[.,]?[0-9]{2} ?[%2$s]"
            });
            rules.add(rule(number, pattern.formatted(1 + random.nextInt(3), kind)));
        }
        return rules;
    }

    /** Six letters that a class may hold. */
    private String letters() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }

    private DrawnRule rule(int number, String pattern) {
        List<Plain> plain = new ArrayList<>(plain());
        Collections.shuffle(plain, random);
        return new DrawnRule(
                number,
                List.copyOf(plain.subList(0, 1 + random.nextInt(3))),
                pattern,
                Pattern.compile(ascii(pattern) ? pattern : pattern.replace("(?i)", "(?iu)")));
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private List<Plain> plain() {
        String channel = one(new String[] {"chat", "email", "messenger"});
        String language = one(new String[] {"hu", "en", "de"});
        int count = random.nextInt(7);
        return List.of(
                new Plain(
                        "channel == '" + channel + "'",
                        "message().channel() == '" + channel + "'",
                        of -> of.message().channel().equals(channel)),
                new Plain(
                        "contact.language == '" + language + "'",
                        "contact().language() == '" + language + "'",
                        of -> language.equals(of.contact().language())),
                new Plain(
                        "contact.conversationCount > " + count,
                        "contact().conversationCount() > " + count,
                        of -> of.contact().conversationCount() > count),
                new Plain(
                        "'vip' in contact.tags",
                        "contact().tags().contains('vip')",
                        of -> of.contact().tags().contains("vip")),
                new Plain(
                        "!message.automatic",
                        "!message().automatic()",
                        of -> !of.message().automatic()),
                new Plain(
                        "conversation.isNew",
                        "conversation().isNew()",
                        of -> of.conversation().isNew()));
    }
}
