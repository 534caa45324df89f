package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTML that is made of a letter's text. */
class LetterHtmlTest {
    private static final String LETTER = """
            Kedves Éva!

            A csomag holnap érkezik:
            1. cipő
            2. fűző

            > Mikor jön?
            > És mivel?

            Futárral, lásd https://shop.example/út?a=1&b=2.""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                LETTER,
                "one\ntwo\n\nthree",
                "> a\n> b\n\nno > c",
                "> > old\n> less old\n\nnew",
                "above\n> a\n\n> b\nbelow",
                "a\n\n\nb",
                "- <b>fat</b> & \"quoted\" &amp; &lt;",
                "•••• •••• •••• 1111 and 日本語 🙂"
            })
    void itHoldsTheWordsOfTheText(String text) {
        assertThat(HtmlText.of(LetterHtml.of(text)).replaceAll("\n+", "\n")).isEqualTo(text.replaceAll("\n+", "\n"));
    }

    @Test
    void paragraphsLinesAndIndentationStay() {
        assertThat(HtmlText.of(LetterHtml.of(LETTER))).isEqualTo(LETTER);
        assertThat(HtmlText.of(LetterHtml.of("a\n\n\nb"))).isEqualTo("a\n\n\nb");
        assertThat(LetterHtml.of("a\r\nb\rc\n\nd\n  e  f\tg\n"))
                .contains(
                        ">a<br>\r\nb<br>\r\nc</p>\r\n<p ", ">d<br>\r\n&nbsp; e &nbsp;f &nbsp; &nbsp;g</p>\r\n</body>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>fat</b>",
                "<script>alert(1)</script>",
                "</p></body><script src=//evil.example></script>",
                "<img src=x onerror=alert(1)>",
                "<!-- <style>*{display:none}</style> -->",
                "https://a.example/\"onmouseover=\"alert(1)",
                "https://a.example/'onmouseover='alert(1)",
                "https://a.example/<script>alert(1)</script>",
                "mailto:a@b.example\"><script>alert(1)</script>",
                "> <blockquote onclick=alert(1)>",
                "a\r\n\r\n--=_alternative\r\nContent-Type: text/html\r\n\r\n<b>x</b>",
                "\u0000<b\u0000>x"
            })
    void markupThatSomebodyTypedIsText(String typed) {
        Document document = Jsoup.parse(LetterHtml.of(typed));
        assertThat(document.select("body *")).allSatisfy(element -> {
            assertThat(element.normalName()).isIn("p", "br", "a", "blockquote");
            assertThat(element.attributes().asList())
                    .allSatisfy(attribute -> assertThat(attribute.getKey()).isIn("style", "href", "rel"));
        });
        assertThat(squeezed(document.body().text().replace(">", "")))
                .isEqualTo(squeezed(PlainText.clean(typed).replace(">", "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "See https://shop.example/a?b=c&d=e#f, please.|https://shop.example/a?b=c&d=e#f",
                "(http://shop.example/a)|http://shop.example/a",
                "http://wiki.example/Shoe_(left)|http://wiki.example/Shoe_(left)",
                "HTTPS://Shop.example!|HTTPS://Shop.example",
                "<https://shop.example>|https://shop.example",
                "mailto:support@shop.example.|mailto:support@shop.example",
                "„https://shop.example/cipő”|https://shop.example/cipő"
            })
    void addressesOfTheWebAreLinks(String text, String address) {
        List<Element> links = Jsoup.parse(LetterHtml.of(text)).select("a");
        assertThat(links).singleElement().satisfies(link -> {
            assertThat(link.attr("href")).isEqualTo(address);
            assertThat(link.text()).isEqualTo(address);
            assertThat(link.attr("rel")).isEqualTo("noopener noreferrer");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://a.example",
                "file:///etc/passwd",
                "xhttps://a.example",
                "https://",
                "http://.",
                "mailto:",
                "cid:x@y"
            })
    void nothingElseIsALink(String text) {
        assertThat(Jsoup.parse(LetterHtml.of(text)).select("a")).isEmpty();
    }

    @Test
    void whatTheTextQuotesIsAQuotationAsDeep() {
        Element body = Jsoup.parse(LetterHtml.of("a\n> b\n>\n> c\n> > d\n>:( e\n" + ">".repeat(5_000) + " f"))
                .body();
        assertThat(body.select("> blockquote > p").eachText()).containsExactly("b", "c");
        assertThat(body.select("> blockquote > blockquote > p").first().text()).isEqualTo("d");
        assertThat(body.select("> p").eachText()).containsExactly("a", ">:( e");
        assertThat(body.select("blockquote blockquote blockquote blockquote blockquote blockquote"))
                .hasSizeLessThan(5);
    }

    /** As the mail programs of customers copy our HTML below an answer; in braces stands the letter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='gmail_quote'><div class='gmail_attr'>Shop ezt írta:<br></div><blockquote class='gmail_quote'>{}</blockquote></div>",
                "<div class='moz-cite-prefix'>On 05/01/2024 10:12, Shop wrote:<br></div><blockquote type='cite' cite='mid:1@a'>{}</blockquote>",
                "<blockquote type='cite'><div>On 5 Jan 2024, at 10:12, Shop &lt;a@shop.example&gt; wrote:</div><br>{}</blockquote>",
                "<div id='appendonsend'></div><hr><div id='divRplyFwdMsg'><b>From:</b> Shop</div><div>{}</div>",
                "<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Shop &lt;a@shop.example&gt;<br><b>Sent:</b> today<br><b>Subject:</b> x</p></div>{}",
                "<div class='yahoo_quoted'><div>On Friday, Shop wrote:</div><div>{}</div></div>",
                "<div class='protonmail_quote'>On Friday, Shop wrote:<br><blockquote class='protonmail_quote' type='cite'>{}</blockquote></div>"
            })
    void belowACustomersAnswerItIsFolded(String program) {
        for (String letter : List.of("Tomorrow.\n\n[#1042-whole]", LETTER, "above\n> a\n\n> b\nbelow")) {
            String ours = Jsoup.parse(LetterHtml.of(letter)).body().html();
            SplitText split = SplitText.ofHtml("<div>Rendben, várom.</div>" + program.replace("{}", ours));
            assertThat(split.visible()).isEqualTo("Rendben, várom.");
            assertThat(split.rest()).contains(letter.substring(letter.lastIndexOf('\n') + 1));
        }
    }

    @Test
    void answersBetweenItsLinesStay() {
        String html =
                "<div class='gmail_quote'><div class='gmail_attr'>On 5 Jan 2024, Shop wrote:<br></div><blockquote class='gmail_quote'><p>Size?</p></blockquote>"
                        + "<div>42</div><blockquote class='gmail_quote'><p>Colour?</p></blockquote><div>Black</div></div>";
        assertThat(SplitText.ofHtml(html).visible()).contains("42", "Black");
    }

    @Test
    void aHostileTextTakesNoTime() {
        String[] texts = {
            "> ".repeat(200_000),
            ">\n> > a\n".repeat(50_000),
            "https://".repeat(60_000),
            "https://a" + ")".repeat(400_000),
            "mailto:,".repeat(50_000),
            "\n".repeat(300_000) + "a",
            "a\n".repeat(200_000)
        };
        long started = System.nanoTime();
        for (String text : texts) assertThat(LetterHtml.of(text)).endsWith("</html>");
        assertThat((System.nanoTime() - started) / 1_000_000_000).isLessThan(20);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
