package dev.tributary.rules.vocabulary;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule can wait for. */
public enum Event {
    MESSAGE_RECEIVED("messageReceived", Takes.NOTHING, Topic.MESSAGE),
    MESSAGE_SENT("messageSent", Takes.NOTHING, Topic.MESSAGE),
    CONVERSATION_STARTED("conversationStarted", Takes.NOTHING, Topic.MESSAGE),
    CONVERSATION_REOPENED("conversationReopened", Takes.NOTHING),
    CONVERSATION_RESOLVED("conversationResolved", Takes.NOTHING),
    CONVERSATION_ASSIGNED("conversationAssigned", Takes.NOTHING),
    CONVERSATION_TAGGED("conversationTagged", Takes.NOTHING, Topic.TAG),
    CONVERSATION_UNTAGGED("conversationUntagged", Takes.NOTHING, Topic.TAG),
    CONVERSATION_RATED("conversationRated", Takes.NOTHING, Topic.RATING),
    VISITOR_ARRIVED("visitorArrived", Takes.NOTHING),
    VISITOR_LEFT("visitorLeft", Takes.NOTHING),
    UNANSWERED("unanswered", Takes.DURATION, Topic.WAIT),
    IDLE("idle", Takes.DURATION, Topic.WAIT),
    SNOOZE_ENDED("snoozeEnded", Takes.NOTHING),
    DELIVERY_FAILED("deliveryFailed", Takes.NOTHING, Topic.MESSAGE, Topic.FAILURE),
    SCHEDULE("schedule", Takes.SCHEDULE);

    /** What stands in the brackets of an event. */
    public enum Takes {
        NOTHING,
        DURATION,
        SCHEDULE
    }

    private final String word;
    private final Takes takes;
    private final Set<Topic> topics;

    Event(String word, Takes takes, Topic... topics) {
        this.word = word;
        this.takes = takes;
        this.topics = Set.of(topics);
    }

    /** How it is written in a book and named in a snapshot. */
    public String word() {
        return word;
    }

    /** What stands in its brackets. */
    public Takes takes() {
        return takes;
    }

    /** Whether fields of this topic can be asked on it. */
    public boolean has(Topic topic) {
        return topic == Topic.ALWAYS || topics.contains(topic);
    }

    /** How it is written out, for help. */
    public String sample() {
        return switch (takes) {
            case NOTHING -> word;
            case DURATION -> word + (this == IDLE ? "(3.days)" : "(20.minutes)");
            case SCHEDULE -> word + "('weekdays at 9:00')";
        };
    }

    /** The key of its help. */
    public String helpKey() {
        return "help.event." + word;
    }

    /** The event of that word, or null. */
    public static @Nullable Event of(String word) {
        for (Event event : values()) {
            if (event.word.equals(word)) {
                return event;
            }
        }
        return null;
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Event::word).toList();
    }
}
