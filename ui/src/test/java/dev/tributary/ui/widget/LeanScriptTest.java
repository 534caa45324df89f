package dev.tributary.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeanScriptTest {
    @Test
    void commentsIndentationAndBlanksGo() {
        assertThat(LeanScript.of("""
                // what it does
                /** @param {string} a */
                export const twice = (a, b) => {
                  const c = a + b; // the sum

                  return [c, c];
                };
                """)).isEqualTo("export const twice=(a,b)=>{const c=a + b;return[c,c]};\n");
    }

    @Test
    void aLineEndThatMayEndAStatementStays() {
        assertThat(LeanScript.of("let a = 1\nlet b = 2\n(b)\n[a]\n")).isEqualTo("let a=1\nlet b=2\n(b)\n[a]\n");
        assertThat(LeanScript.of("return /* a\n b */ c")).isEqualTo("return\nc\n");
        assertThat(LeanScript.of("fetch(a)\n  .then(b)")).isEqualTo("fetch(a).then(b)\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a  //  b'",
                "\"it's  { , }\"",
                "'\\'  //'",
                "`two\n   lines  // here`",
                "`a  ${b}  ${`c  ${d}  `}  //`",
                "`${{a:'}'}.a}  `",
                "x=/[/'\"]  \\/ `/g",
                "split(/(https?:\\/\\/[^\\s<>\"']+)/)"
            })
    void textsStayAsTheyAre(String text) {
        assertThat(LeanScript.of(text)).isEqualTo(text + "\n");
    }

    @Test
    void aDivisionIsNoRegularExpression() {
        assertThat(LeanScript.of("a = b / 2 // 'half\nc = (d) / 3; e = 'f'")).isEqualTo("a=b / 2\nc=(d)/ 3;e='f'\n");
    }

    @Test
    void theLineEndsOfAStyleSheetGoWhereTheyPartNothing() {
        assertThat(LeanScript.of("look.replaceSync(`\na{b:c;\n d:e}\nf\n g{h:\'i  j\'}\n`)"))
                .isEqualTo("look.replaceSync(`a{b:c;d:e}f g{h:\'i  j\'}`)\n");
        assertThat(LeanScript.of("a => b")).isEqualTo("a=>b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "'a\nb'", "`a", "`${a", "/* a", "x = /a"})
    void whatDoesNotEndIsRefused(String source) {
        assertThatThrownBy(() -> LeanScript.of(source)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBoxIsOneModule() {
        assertThat(WidgetScripts.box("en").lines())
                .noneMatch(line -> line.startsWith("import "))
                .anyMatch(line -> line.contains("export function start("));
        assertThat(WidgetScripts.box("en").split("\\bexport ")).hasSize(2);
    }
}
