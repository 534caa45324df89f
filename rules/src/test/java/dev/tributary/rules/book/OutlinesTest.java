package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.RuleMode;
import dev.tributary.engine.decision.RuleOutline;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutlinesTest {
    private final BookCompiler compiler = new BookCompiler();

    @AfterEach
    void close() {
        compiler.close();
    }

    @Test
    void whatStandsInATextIsToldToTheCharacter() {
        String text = "// head\r\n\trule('á', off) {\r\n  on messageReceived\r\n  then { stop }\r\n} // done\r\n"
                + "mask('Cards') { hide cardNumbers }; rule 'b', shadow, { nonsense }\nrule(\"c\") { }";
        List<RuleOutline> outlines = compiler.outline(text);

        assertThat(outlines)
                .extracting(rule -> text.substring(rule.start(), rule.end()))
                .containsExactly(
                        "rule('á', off) {\r\n  on messageReceived\r\n  then { stop }\r\n}",
                        "mask('Cards') { hide cardNumbers }",
                        "rule 'b', shadow, { nonsense }",
                        "rule(\"c\") { }");
        assertThat(outlines)
                .extracting(rule -> text.substring(rule.start(), rule.afterName()))
                .containsExactly("rule('á'", "mask('Cards'", "rule 'b'", "rule(\"c\"");
        assertThat(outlines)
                .extracting(rule -> text.substring(rule.afterName(), rule.afterMode()))
                .containsExactly(", off", "", ", shadow", "");
        assertThat(outlines)
                .extracting(RuleOutline::mode)
                .containsExactly(RuleMode.OFF, RuleMode.LIVE, RuleMode.SHADOW, RuleMode.LIVE);
        assertThat(outlines).extracting(RuleOutline::switchable).containsExactly(true, false, true, true);
        assertThat(outlines).extracting(RuleOutline::line).containsExactly(2, 6, 6, 7);
    }
}
