package dev.tributary.rules.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "refund; refund; -",
                "(?i)Refund|MONEY BACK; refund,money back; exact",
                "(?i:refund)s; refunds; -",
                "re(fund|turn)s?; refunds,refund,returns,return; -",
                "colou?r; colour,color; -",
                "\\d+ forint; \" forint\"; -",
                "order #?[0-9]{4}; \"order #,order \"; -",
                "[kc]at; kat,cat; -",
                "ab+c; bc; -",
                "ab+cde; bcde; -",
                "(refund){2}; refund; -",
                "a{0}b; b; -",
                "x{,2}; \"x{,2}\"; -",
                "\\bár\\b; ár; -",
                "^Re:; re:; -",
                "(?i)K; k; exact",
                "12\\.5; 12.5; exact",
                "\\x41\\x{42}\\103; abc; -",
                "(?P<n>abc)(?<m>def); abcdef; -",
                "(?i)a(?-i)b; ab; -",
                "a(?i)b|cd; ab,cd; -",
                "[]a]x; ]x,ax; -",
                "[[:digit:]a]xyz; xyz; -",
                "[^a]bc; bc; -",
                "[\\]\\-]q; ]q,-q; -",
                "[a-c]1; a1,b1,c1; -",
                "\\pLend; end; -",
                "\\p{Greek}end; end; -",
                "a|[x]; a,x; -",
                "a.c; c; -",
                "árvíz|tűrő; árvíz,tűrő; -",
            })
    void theWordsThatATextMustHold(String pattern, String words, String exact) {
        Pattern.compile(pattern);

        PatternWords.Found found = PatternWords.of(pattern);

        assertThat(found).isNotNull();
        assertThat(String.join(",", found.words())).isEqualTo(words);
        assertThat(found.exact()).isEqualTo("exact".equals(exact));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "a*",
                "a?",
                "(a|)",
                "\\w+@\\w+|x*",
                "[0-9]+",
                "(?:ab)?",
                "\\Qa|b\\E",
                "ab(?i)*cd",
                "a|b*",
                "\\D",
                "^$",
                "(?i)𐐀",
                "."
            })
    void patternsThatNeedNoWord(String pattern) {
        Pattern.compile(pattern);

        assertThat(PatternWords.of(pattern)).isNull();
    }

    @Test
    void manyWordsAreNoClue() {
        assertThat(PatternWords.of("[abcd][abcd][abcd][abcd]")).isNotNull();
        assertThat(PatternWords.of("(?:a|b|c|d|e){1}x*".repeat(2) + "|" + "a*")).isNull();
    }
}
