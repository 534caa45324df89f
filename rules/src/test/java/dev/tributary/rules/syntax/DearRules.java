package dev.tributary.rules.syntax;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text made to be dear.
 *
 * @param name what it is
 * @param source the text, one rule of up to 16 kB
 * @param told what must be told of it; empty when it is sound
 */
public record DearRules(String name, String source, String told) {
    private static final int ROOM = 15 * 1024;

    @Override
    public String toString() {
        return name;
    }

    static String when(String condition) {
        return "rule('x') {\n on messageReceived\n when {\n " + condition + "\n }\n then { stop }\n}";
    }

    private static String lines(int count, String each) {
        return IntStream.range(0, count).mapToObj(each::formatted).collect(Collectors.joining("\n "));
    }

    /** All. */
    public static Stream<DearRules> all() {
        return Stream.concat(refused(), accepted());
    }

    /** Those that are sound, and as large as a rule can be. */
    static Stream<DearRules> accepted() {
        String words = IntStream.range(0, 200)
                .mapToObj("text.hasWord('word%d')"::formatted)
                .collect(Collectors.joining(" || "));
        return Stream.of(
                new DearRules("many words", when(words), ""),
                new DearRules(
                        "many patterns", when(lines(100, "text =~ /(?i)[a-m]{2,30}(refund|money back) ?%d/")), ""),
                new DearRules("many sums", when(lines(100, "(conversation.messageCount + %d) * 3 %% 7 in 1..5")), ""),
                new DearRules(
                        "many blocks",
                        when(lines(100, "contact.tags.any { it.startsWith('vip%d') && it.size() > 3 || it == 'x' }")),
                        ""),
                new DearRules(
                        "many texts with values",
                        when(lines(100, "\"${contact.name} of ${channel}: ${text.take(%d)}\".contains('x')")),
                        ""),
                new DearRules(
                        "many examples",
                        "rule('x') {\n on messageReceived\n when { text.contains('e') }\n then { stop }\n examples {\n "
                                + lines(50, "fires text: '" + "e".repeat(200) + " %d', contact: [tags: ['a', 'b']]")
                                + "\n }\n}",
                        ""));
    }

    /** Those that meet a limit. */
    static Stream<DearRules> refused() {
        return Stream.of(
                new DearRules("many signs", when("!".repeat(6_000) + "true"), "in a row"),
                new DearRules("many signs with spaces", when("! ".repeat(6_000) + "true"), "in a row"),
                new DearRules("angles", when("a" + "<a".repeat(5_000)), "<"),
                new DearRules("angles in lines", when("a" + "<\na".repeat(5_000)), "<"),
                new DearRules("brackets", when("(".repeat(5_000) + "1" + ")".repeat(5_000)), "nested"),
                new DearRules("lists", when("[".repeat(5_000)), "nested"),
                new DearRules("blocks", "{".repeat(5_000), "nested"),
                new DearRules("hidden in what looks like a text", when("x /'/ " + "(".repeat(3_000)), "nested"),
                new DearRules("hidden behind a division", when("x in /a//" + "!".repeat(3_000)), "in a row"),
                new DearRules("a long chain of choices", when("true ? 1 : ".repeat(ROOM / 11) + "1"), "too large"),
                new DearRules("a long chain of fallbacks", when("text ?: ".repeat(ROOM / 8) + "text"), "too large"),
                new DearRules("a long chain of ands", when("text && ".repeat(ROOM / 8) + "text"), "too large"),
                new DearRules("a long path", when("text" + ".x".repeat(ROOM / 2)), "too large"),
                new DearRules("a long chain of calls", when("text" + ".a()".repeat(ROOM / 4)), "too large"),
                new DearRules("a long list", when("text in [" + "'',".repeat(7_000) + "'']"), "too large"),
                new DearRules("a rule too long", when("text == '" + "x".repeat(17_000) + "'"), "at most 16 kB"),
                new DearRules("a book too long", "//" + "x".repeat(70_000), "at most 64 kB"),
                new DearRules("a pattern too long", when("text =~ /" + "a|".repeat(800) + "/"), "too large"),
                new DearRules("a pattern that unfolds", when("text =~ /((a{500}){500}){500}/"), "too large"));
    }
}
