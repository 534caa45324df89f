package dev.tributary.engine.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a rule can see of what happened and where. Texts are masked. Times are relative to {@code now}, so that the
 * same snapshot gives the same verdict forever.
 *
 * @param event what happened, for example {@code messageReceived}
 * @param now the decision's own time
 * @param happened how it happened: who did it, and what belongs to the event
 * @param message the message it is about, or null when it is about none
 * @param contact the customer
 * @param conversation the conversation as the event left it; for a message received, the one it would join, as it was
 * @param visitor the browser with the chat box in it, or null when there is none
 * @param team who is there to answer
 * @param lookups the look-ups answered so far
 */
public record Snapshot(
        String event,
        Instant now,
        Happened happened,
        @Nullable Message message,
        Contact contact,
        Conversation conversation,
        @Nullable Visitor visitor,
        Team team,
        List<Answer> lookups) {
    public Snapshot {
        lookups = List.copyOf(lookups);
    }

    /** A customer's message came in. */
    public static Snapshot received(
            Instant now, Message message, Contact contact, Conversation conversation, Team team) {
        return new Snapshot(
                "messageReceived", now, Happened.by("customer"), message, contact, conversation, null, team, List.of());
    }

    /** The same, with these look-ups answered besides those that are. */
    public Snapshot answered(List<Answer> more) {
        List<Answer> all = new ArrayList<>(lookups);
        all.addAll(more);
        return new Snapshot(event, now, happened, message, contact, conversation, visitor, team, all);
    }

    /** The same, without what the message said: it was taken back. */
    public Snapshot withoutWords() {
        if (message == null) return this;
        Message silent = new Message(
                message.channel(),
                message.account(),
                "",
                null,
                message.automatic(),
                List.of(),
                message.pageUrl(),
                null,
                message.author());
        return new Snapshot(event, now, happened, silent, contact, conversation, visitor, team, lookups);
    }

    /**
     * How something happened.
     *
     * @param by who did it: {@code customer}, {@code agent}, {@code rule} or {@code house}
     * @param agent address of the agent who did it, or null
     * @param tag the tag, when one was put on or taken off
     * @param score 1 to 5, when a conversation was rated
     * @param comment what the customer wrote to it
     * @param reason why a delivery failed
     * @param after how long nobody answered or nothing happened, when that is the event
     * @param businessHours whether only business hours were counted for that
     * @param schedule which schedule came due, the trigger's cron expression
     * @param depth how many rules in a row led to it: 0 when none did
     */
    public record Happened(
            String by,
            @Nullable String agent,
            @Nullable String tag,
            @Nullable Integer score,
            @Nullable String comment,
            @Nullable String reason,
            @Nullable Duration after,
            boolean businessHours,
            @Nullable String schedule,
            int depth) {
        /** Done by one of these, with nothing more to say about it. */
        public static Happened by(String who) {
            return new Happened(who, null, null, null, null, null, null, false, null, 0);
        }
    }

    /**
     * A message.
     *
     * @param channel key of its channel
     * @param account name of its account
     * @param text its text
     * @param subject its subject, or null
     * @param automatic whether a machine wrote it
     * @param files names of its attachments
     * @param pageUrl where the visitor stood, or null
     * @param choice what the button stands for that was pressed, or null
     * @param author who wrote it: {@code customer}, {@code agent} or {@code rule}
     */
    public record Message(
            String channel,
            String account,
            String text,
            @Nullable String subject,
            boolean automatic,
            List<String> files,
            @Nullable String pageUrl,
            @Nullable String choice,
            String author) {
        public Message {
            files = List.copyOf(files);
        }
    }

    /**
     * The customer.
     *
     * @param name name, or null
     * @param email address, or null
     * @param phone number, or null
     * @param language language tag, or null
     * @param tags contact tags
     * @param conversationCount how many conversations they ever had, this one included
     */
    public record Contact(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language,
            List<String> tags,
            int conversationCount) {
        public Contact {
            tags = List.copyOf(tags);
        }
    }

    /**
     * The conversation.
     *
     * @param isNew whether this message starts it
     * @param status {@code open}, {@code snoozed} or {@code resolved}, before the event
     * @param channel key of the channel of its latest message
     * @param messageCount messages in it before this one
     * @param subject its subject, or null
     * @param priority {@code low}, {@code normal}, {@code high} or {@code urgent}
     * @param group code of its group, or null
     * @param assignees addresses of its assignees who are still in the team; for a resolved one, of those it had
     * @param assigneeOnShift whether one of them is online or away
     * @param offlineAssignees those of them who are offline
     * @param awayAssignees those of them who are away
     * @param tags its tags
     * @param answered whether a person ever answered in it
     * @param rating 1 to 5, or null when it was not rated
     * @param startedAt when it began, or null for a new one
     * @param waitingSince since when a customer waits for an answer, or null when none does
     * @param resolvedAt when it was resolved, or null
     * @param lastActivityAt when something last happened in it, or null for a new one
     */
    public record Conversation(
            boolean isNew,
            String status,
            String channel,
            int messageCount,
            @Nullable String subject,
            String priority,
            @Nullable String group,
            List<String> assignees,
            boolean assigneeOnShift,
            List<String> offlineAssignees,
            List<String> awayAssignees,
            List<String> tags,
            boolean answered,
            @Nullable Integer rating,
            @Nullable Instant startedAt,
            @Nullable Instant waitingSince,
            @Nullable Instant resolvedAt,
            @Nullable Instant lastActivityAt) {
        public Conversation {
            assignees = List.copyOf(assignees);
            // what was recorded before these were known has none
            offlineAssignees = offlineAssignees == null ? List.of() : List.copyOf(offlineAssignees);
            awayAssignees = awayAssignees == null ? List.of() : List.copyOf(awayAssignees);
            tags = List.copyOf(tags);
        }

        /** One that the message in hand starts. */
        public static Conversation begun(String channel, @Nullable String subject) {
            return new Conversation(
                    true, "open", channel, 0, subject, "normal", null, List.of(), false, List.of(), List.of(),
                    List.of(), false, null, null, null, null, null);
        }
    }

    /**
     * The browser with the chat box in it.
     *
     * @param online whether it is connected
     * @param pageUrl the page it shows, or null
     * @param pageTitle that page's title, or null
     * @param referrer where the visitor came from, or null
     */
    public record Visitor(
            boolean online,
            @Nullable String pageUrl,
            @Nullable String pageTitle,
            @Nullable String referrer) {}

    /**
     * Who is there to answer.
     *
     * @param hoursOpen whether it is within business hours: of the conversation's group, else of the house
     * @param online how many agents are online who may take the conversation
     * @param groupOnline how many of its group are; 0 without a group
     * @param zone the time zone in which those hours are kept, for example {@code Europe/Budapest}
     * @param wasOnline how many agents who may take it are online, or were at some time while the customer waited
     * @param there everybody who is online or away, for what rules decide about the group and the assignees
     */
    public record Team(
            boolean hoursOpen,
            int online,
            int groupOnline,
            String zone,
            @Nullable Integer wasOnline,
            List<There> there) {
        public Team {
            there = there == null ? List.of() : List.copyOf(there);
        }

        /** One of which only numbers are known. */
        public static Team of(boolean hoursOpen, int online, int groupOnline, String zone) {
            return new Team(hoursOpen, online, groupOnline, zone, null, List.of());
        }
    }

    /**
     * An agent who is there.
     *
     * @param agent the address
     * @param away whether they are away for the moment
     * @param all whether every conversation is theirs to take
     * @param groups codes of their groups
     */
    public record There(String agent, boolean away, boolean all, List<String> groups) {
        public There {
            groups = List.copyOf(groups);
        }
    }

    /**
     * What a look-up answered.
     *
     * @param lookup the look-up's name
     * @param key what was asked about
     * @param values its answer, by field; empty when it knows nothing
     */
    public record Answer(String lookup, String key, Map<String, String> values) {
        public Answer {
            values = Map.copyOf(values);
        }
    }
}
