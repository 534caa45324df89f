package dev.tributary.engine.notice;

import org.jspecify.annotations.Nullable;

/** The kinds of notices that agents may switch off, each by e-mail and on the desktop. */
public enum NoticeKind {
    /** Somebody wrote while nobody was there. */
    OFFLINE("offlineMessage"),
    /** Somebody left the site before anybody answered, though somebody was there. */
    MISSED("missedConversation");

    private final String word;

    NoticeKind(String word) {
        this.word = word;
    }

    /** The kind that rules call so; null for null and for a word of none. */
    public static @Nullable NoticeKind of(@Nullable String word) {
        for (NoticeKind kind : values()) if (kind.word.equals(word)) return kind;
        return null;
    }

    /** What rules call it. */
    public String word() {
        return word;
    }
}
