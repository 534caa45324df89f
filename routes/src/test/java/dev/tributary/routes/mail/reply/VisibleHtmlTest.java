package dev.tributary.routes.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleHtmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='gmail_quote'><div class='gmail_attr'>Anna írta akkor:<br></div><blockquote class='gmail_quote'>old</blockquote></div>",
                "<div class='moz-cite-prefix'>Anna, akkor:<br></div><blockquote type='cite'>old</blockquote>",
                "<div class='yahoo_quoted'><div>On Friday, Anna said</div><div>old</div></div>",
                "<hr><div id='divRplyFwdMsg'><b>Anna</b></div><div>old</div>",
                "<div id='appendonsend'></div><hr><div>Anna</div><div>old</div>",
                "<span id='OLK_SRC_BODY_SECTION'><div>Anna</div><div>old</div></span>",
                "<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>Feladó:</b> Anna<br><b>Küldve:</b> ma<br></p></div><p>old</p>",
                "<hr>From: a@example.com<br>Date: today<br>Subject: x<br><br>old",
                "<div>On 5 Jan 2024, Anna &lt;a@example.com&gt; wrote:</div><div>old</div>",
                "<blockquote>old</blockquote>",
                "<pre>On 5 Jan 2024, Anna &lt;a@example.com&gt; wrote:\n&gt; a\n&gt; old</pre>",
            })
    void whatMailProgramsQuoteIsCut(String quotation) {
        VisibleHtml cut = VisibleHtml.of("<div>New <b>words</b></div>" + quotation);
        assertThat(cut.html()).isEqualTo("<html><head></head><body><div>New <b>words</b></div></body></html>");
        assertThat(cut.quotation()).endsWith("old");
    }

    @Test
    void answersInsideAQuotationStay() {
        String html =
                "<div class='gmail_quote'><div>On 5 Jan 2024, Shop wrote:</div><blockquote class='gmail_quote'>Size?</blockquote>"
                        + "<div>42</div><blockquote class='gmail_quote'>Colour?</blockquote><div>Black</div></div>";
        assertThat(VisibleHtml.of(html).html()).isEqualTo(html);
    }

    @Test
    void aForwardedMailStays() {
        String html =
                "<p>FYI</p><div class='gmail_quote'>---------- Forwarded message ---------<br>From: a@example.com<br>Subject: b<br><br>c</div>";
        assertThat(VisibleHtml.of(html).html()).isEqualTo(html);
    }

    @Test
    void textBelowAQuotationStays() {
        VisibleHtml cut = VisibleHtml.of(
                "<p>Yes</p><div class='gmail_quote'><blockquote class='gmail_quote'>Ok?</blockquote></div><p>Anna</p>");
        assertThat(cut.html()).contains("<p>Yes</p><p>Anna</p>").doesNotContain("Ok?");
        assertThat(cut.quotation()).isEqualTo("Ok?");
    }

    @Test
    void aPreformattedMailIsCutBetweenItsLines() {
        VisibleHtml cut = VisibleHtml.of("<pre>Yes\n\n&gt; Ok?\n&gt; Anna\n</pre>");
        assertThat(cut.html()).contains("<pre>Yes\n\n</pre>");
    }

    @Test
    void aHostileMailTakesNoTime() {
        String[] mails = {
            "<div>" + "<b></b>".repeat(10_000) + "a<br>" + "&gt; b<br>".repeat(10_000) + "</div>",
            "a<div>" + "<blockquote>b<br></blockquote>".repeat(8_000) + "</div>",
            "<div class=gmail_quote>a".repeat(8_000),
            "a" + "<blockquote class=gmail_quote>".repeat(8_000) + "b",
            "a<pre>" + "&gt; b\n".repeat(20_000),
        };
        long started = System.nanoTime();
        for (String mail : mails) VisibleHtml.of(mail);
        assertThat((System.nanoTime() - started) / 1_000_000_000).isLessThan(20);
    }
}
