package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.RuleProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each line of {@code docs/rules-patterns.md} holds, of RE2/J and of Java. */
class PatternsPageTest {
    private static final String ERROR = "an error";
    private static final String NOTHING = "nothing";
    private static BookCompiler compiler;
    private static String page;

    @BeforeAll
    static void open() throws IOException {
        compiler = new BookCompiler();
        page = Files.readString(Path.of("..", "docs", "rules-patterns.md"));
    }

    @AfterAll
    static void close() {
        compiler.close();
    }

    private static List<RuleProblem> problems(String pattern) {
        String book = "rule('x') {\n on messageReceived\n when {\n text =~ /" + pattern + "/\n }\n then { stop }\n}";
        return compiler.check(
                List.of(new BookText("book", book)), new House(Set.of(), Set.of(), Set.of(), Set.of()), Locale.ENGLISH);
    }

    private static String java(String pattern, String text) {
        try {
            java.util.regex.Matcher matcher =
                    java.util.regex.Pattern.compile(pattern).matcher(text);
            return matcher.find() ? matcher.group() : NOTHING;
        } catch (PatternSyntaxException wrong) {
            return ERROR;
        }
    }

    private static String here(String pattern, String text) {
        assertThat(problems(pattern)).isEmpty();
        com.google.re2j.Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group() : NOTHING;
    }

    /** A text with its line breaks and the like written as in Java. */
    private static String written(String text) {
        return text.translateEscapes();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "a(?=b); 1",
                "a(?!b); 1",
                "(?<=a)b; 0",
                "(?<!a)b; 0",
                "(a)\\1; 3",
                "(?<n>a)\\k<n>; 7",
                "a*+; 1",
                "a++; 1",
                "a?+; 1",
                "a{2}+; 3",
                "(?>ab); 0",
                "[a-z&&[^b]]; 4",
                "[a[bc]]; 2",
                "(?x)a; 0",
                "(?d)a; 0",
                "(?u)a; 0",
                "(?U)a; 0",
                "a\\Z; 1",
                "\\Ga; 0",
                "\\R; 0",
                "\\h; 0",
                "\\X; 0",
                "\\e; 0",
                "\\cA; 0",
                "a{1001}; 1",
                "\\p{javaLowerCase}; 0",
                "\\p{IsAlphabetic}; 0",
                "\\p{Punct}; 0",
                "\\p{IsLatin}; 0",
                "x{2}{3}; 1"
            })
    void isRefusedWhereItStandsAlthoughJavaTakesIt(String pattern, int offset) {
        assertThat(page).contains("`" + pattern + "`");
        assertThat(java(pattern, "")).isNotEqualTo(ERROR);
        assertThat(problems(pattern)).singleElement().satisfies(problem -> {
            assertThat(problem.error()).isTrue();
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.column()).isEqualTo(11 + offset);
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a*",
                "a+",
                "a?",
                "a{2}",
                "(?:ab)",
                "[ac-z]",
                "[abc]",
                "a\\z",
                "\\r?\\n",
                "[ \\t]",
                "\\x1B",
                "\\x01",
                "a{1000}",
                "\\p{Ll}",
                "\\p{L}",
                "[[:punct:]]",
                "\\p{Latin}",
                "(?:x{2}){3}"
            })
    void whatThePageSaysToWriteInsteadIsTaken(String pattern) {
        assertThat(page).contains("`" + pattern + "`");
        assertThat(problems(pattern)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "(?i)á; Á; nothing; Á",
                "(?i)s; ſ; nothing; ſ",
                "a$; a\\n; a; nothing",
                ".; \\r; nothing; \\r",
                "\\s; \\013; \\013; nothing",
                "[[:alpha:]]; b; nothing; b",
                "(?P<n>a); a; an error; a",
                "\\p{Greek}; α; an error; α"
            })
    void findsSomethingElseThanJava(String pattern, String text, String java, String here) {
        assertThat(page).contains("`" + pattern + "`");
        assertThat(java(pattern, written(text))).isEqualTo(written(java));
        assertThat(here(pattern, written(text))).isEqualTo(written(here));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "\\bár\\b; az ár nő",
                "\\w+; áb",
                "\\d; ٣",
                "a|ab; ab",
                "(a|ab)(c|bcd)(d*); abcd",
                "a+?; aa",
                "a.b; a\\nb",
                "(?s)a.b; a\\nb",
                "^a; b\\na",
                "(?m)^a; b\\na",
                "\\Aa\\z; a",
                "\\p{L}+; árvíz 1",
                "\\P{L}+; árvíz 1",
                "\\Qa.b\\E; a.b",
                "x(?i)a; xA",
                "(?<n>a); a",
                "[^a]; \\n"
            })
    void findsWhatJavaFinds(String pattern, String text) {
        assertThat(here(pattern, written(text))).isEqualTo(java(pattern, written(text)));
    }
}
