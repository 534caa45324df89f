package dev.tributary.ui.common;

import dev.tributary.engine.notice.BellStore.Line;
import dev.tributary.engine.notice.NoticeKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a screen or a desktop says of a notice: whose conversation, and what happened there. All of it is masked text. */
@Component
class NoticeWords {
    private static final int LONGEST = 160;

    private final HouseTexts texts;

    NoticeWords(HouseTexts texts) {
        this.texts = texts;
    }

    /** The address of its conversation, without a slash at the front. */
    static String path(Line line) {
        return "inbox/all/" + line.conversation();
    }

    String title(Line line, Locale locale) {
        String name = line.customer();
        String subject = line.subject();
        if (given(name)) return cut(name);
        return given(subject) ? cut(subject) : texts.getTranslation("bell.somebody", locale);
    }

    /** What the rule says; without that, what happened and the last words. */
    String body(Line line, Locale locale) {
        String text = line.text();
        if (given(text)) return cut(text);
        String what = texts.getTranslation(key(line), locale);
        return line.preview().isBlank() ? what : cut(what + ": " + line.preview());
    }

    private String key(Line line) {
        NoticeKind kind = line.kind();
        if (kind != null) return "bell.kind." + kind.name().toLowerCase(Locale.ROOT);
        String key = "bell.what." + line.event();
        return texts.has(key) ? key : "bell.what.other";
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String cut(@Nullable String text) {
        String whole = text == null ? "" : text.strip();
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "…";
    }
}
