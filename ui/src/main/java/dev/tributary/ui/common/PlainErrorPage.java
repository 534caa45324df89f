package dev.tributary.ui.common;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.util.HtmlUtils;

/**
 * What a browser sees when something fails outside of the screens (Spring Boot looks for a view called {@code error}): a
 * page in the house's design that needs no script and repeats nothing of the request. Machines get JSON from Boot.
 */
@Component("error")
final class PlainErrorPage implements View {
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="icon" href="%s/house/mark.svg">
            <link rel="stylesheet" href="%s/house/house.css">
            </head>
            <body>
            <div class="door"><main class="door-card">
            <img class="door-mark" src="%s/house/mark.svg" alt="">
            <h1>%s</h1>
            <p>%s</p>
            <a class="btn" href="%s/">%s</a>
            </main></div>
            </body>
            </html>
            """;

    private final HouseTexts texts;

    PlainErrorPage(HouseTexts texts) {
        this.texts = texts;
    }

    @Override
    public String getContentType() {
        return MediaType.TEXT_HTML_VALUE;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) return;
        Locale locale = texts.closest(request.getLocale());
        String root = HtmlUtils.htmlEscape(request.getContextPath());
        String caption = text(locale, captionKey(response.getStatus()));
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write(PAGE.formatted(
                        locale.getLanguage(),
                        caption,
                        root,
                        root,
                        root,
                        caption,
                        text(locale, textKey(response.getStatus())),
                        root,
                        text(locale, "error.back")));
    }

    private String text(Locale locale, String key) {
        return HtmlUtils.htmlEscape(texts.getTranslation(key, locale), StandardCharsets.UTF_8.name());
    }

    private static String captionKey(int status) {
        if (status >= 500) return "error.broken";
        return status == HttpServletResponse.SC_NOT_FOUND ? "error.missing" : "error.refused";
    }

    private static String textKey(int status) {
        if (status >= 500) return "error.server.text";
        return captionKey(status) + ".text";
    }
}
