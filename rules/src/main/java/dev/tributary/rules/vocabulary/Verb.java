package dev.tributary.rules.vocabulary;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule can do. */
public enum Verb {
    ASSIGN("assign", "assign group: 'billing'"),
    UNASSIGN("unassign", "unassign()"),
    TAG("tag", "tag 'refund'"),
    UNTAG("untag", "untag 'refund'"),
    PRIORITY("priority", "priority high"),
    RESOLVE("resolve", "resolve()", Event.CONVERSATION_RESOLVED),
    REOPEN(
            "reopen",
            "reopen()",
            Event.CONVERSATION_STARTED,
            Event.CONVERSATION_REOPENED,
            Event.UNANSWERED,
            Event.VISITOR_ARRIVED,
            Event.VISITOR_LEFT),
    SNOOZE("snooze", "snooze 2.hours", Event.CONVERSATION_RESOLVED),
    START_NEW_CONVERSATION(
            "startNewConversation", "startNewConversation()", EnumSet.complementOf(EnumSet.of(Event.MESSAGE_RECEIVED))),
    REPLY("reply", "reply 'We have your message.'", Event.DELIVERY_FAILED),
    NOTE("note", "note 'Called back.'"),
    NOTIFY("notify", "notify assignees, by: email"),
    WEBHOOK("webhook", "webhook 'crm'"),
    ASK_RATING("askRating", "askRating()", Event.CONVERSATION_RATED),
    SET_CONTACT("setContact", "setContact language: 'hu'"),
    TAG_CONTACT("tagContact", "tagContact 'vip'"),
    BAN("ban", "ban()"),
    STOP("stop", "stop");

    private final String word;
    private final String sample;
    private final Set<Event> senseless;

    Verb(String word, String sample, Event... senseless) {
        this(word, sample, senseless.length == 0 ? Set.of() : Set.of(senseless));
    }

    Verb(String word, String sample, Set<Event> senseless) {
        this.word = word;
        this.sample = sample;
        this.senseless = Set.copyOf(senseless);
    }

    /** How it is written. */
    public String word() {
        return word;
    }

    /** How it is written out, for help. */
    public String sample() {
        return sample;
    }

    /** Whether it can be done on that event; opening again what cannot be resolved, for one, cannot. */
    public boolean possibleOn(Event event) {
        return !senseless.contains(event);
    }

    /** The key of its help. */
    public String helpKey() {
        return "help.verb." + word;
    }

    /** The verb of that word, or null. */
    public static @Nullable Verb of(String word) {
        for (Verb verb : values()) {
            if (verb.word.equals(word)) {
                return verb;
            }
        }
        return null;
    }
}
