package dev.tributary.rules.book;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.tree.Trigger;
import dev.tributary.rules.vocabulary.Event;
import dev.tributary.rules.vocabulary.Topic;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an example leaves out: a short chat message from nobody in particular that starts a conversation, or, when the
 * example says anything about its conversation or its event needs one, that belongs to one that goes on. Business hours
 * are open, nobody is online, and it is always the same Wednesday, 10:00 UTC, so that it means the same at each save.
 */
final class ExampleSnapshot {
    private static final ZonedDateTime WEDNESDAY =
            Instant.parse("2026-01-14T10:00:00Z").atZone(ZoneOffset.UTC);

    private final ExampleValues values;
    private final Trigger trigger;
    private final Event event;
    private final Instant now;

    ExampleSnapshot(ExampleValues values, Trigger trigger) {
        this.values = values;
        this.trigger = trigger;
        this.event = trigger.event();
        this.now = time().toInstant();
    }

    private ZonedDateTime time() {
        int hour = Math.clamp(values.number("now.hour", WEDNESDAY.getHour()), 0, 23);
        String weekday = values.textOrNull("now.weekday");
        ZonedDateTime time = WEDNESDAY.withHour(hour);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).equals(weekday)) {
                return time.with(TemporalAdjusters.nextOrSame(day));
            }
        }
        return time;
    }

    Snapshot snapshot() {
        return new Snapshot(
                event.word(), now, happened(), message(), contact(), conversation(), visitor(), team(), List.of());
    }

    private Snapshot.Happened happened() {
        return new Snapshot.Happened(
                values.text("happened.by", doer()),
                values.textOrNull("happened.agent"),
                event.has(Topic.TAG) ? values.text("happened.tag", "example") : null,
                event.has(Topic.RATING) ? Integer.valueOf(values.number("rating.score", 5)) : null,
                values.textOrNull("rating.comment"),
                event.has(Topic.FAILURE) ? values.text("failure.reason", "example") : null,
                trigger.after(),
                trigger.after() != null && trigger.businessHours(),
                trigger.schedule() == null ? null : trigger.schedule().cron(),
                values.number("happened.depth", 0));
    }

    private String doer() {
        return switch (event) {
            case MESSAGE_RECEIVED, CONVERSATION_STARTED, CONVERSATION_RATED, CONVERSATION_REOPENED -> "customer";
            case VISITOR_ARRIVED, VISITOR_LEFT -> "customer";
            case MESSAGE_SENT, CONVERSATION_RESOLVED, CONVERSATION_ASSIGNED -> "agent";
            case CONVERSATION_TAGGED, CONVERSATION_UNTAGGED -> "agent";
            case UNANSWERED, IDLE, SNOOZE_ENDED, DELIVERY_FAILED, SCHEDULE -> "house";
        };
    }

    private Snapshot.@Nullable Message message() {
        if (!event.has(Topic.MESSAGE)) {
            return null;
        }
        boolean sent = event == Event.MESSAGE_SENT || event == Event.DELIVERY_FAILED;
        return new Snapshot.Message(
                values.text("message.channel", "chat"),
                values.text("message.account", "example"),
                values.text("message.text", ""),
                values.textOrNull("message.subject"),
                values.flag("message.automatic", false),
                values.list("message.files"),
                values.textOrNull("message.pageUrl"),
                values.textOrNull("message.choice"),
                values.text("message.author", sent ? "agent" : "customer"));
    }

    private Snapshot.Contact contact() {
        return new Snapshot.Contact(
                values.textOrNull("contact.name"),
                values.textOrNull("contact.email"),
                values.textOrNull("contact.phone"),
                values.textOrNull("contact.language"),
                values.list("contact.tags"),
                values.number("contact.conversationCount", 1));
    }

    private Snapshot.Conversation conversation() {
        boolean begins = event == Event.MESSAGE_RECEIVED || event == Event.CONVERSATION_STARTED;
        boolean joins = !begins || values.mentions("conversation");
        Instant resolvedAt = values.before("conversation.resolvedFor", now);
        Instant lastActivityAt = values.before("conversation.idleFor", now);
        Instant waitingSince = values.before("conversation.waitingFor", now);
        Instant startedAt = values.before("conversation.age", now);
        boolean resolved = resolvedAt != null
                || "resolved"
                        .equals(values.text(
                                "conversation.status", event == Event.CONVERSATION_RESOLVED ? "resolved" : "open"));
        if (event == Event.UNANSWERED && waitingSince == null && trigger.after() != null) {
            waitingSince = now.minus(trigger.after());
        }
        if (event == Event.IDLE && lastActivityAt == null && trigger.after() != null) {
            lastActivityAt = now.minus(trigger.after());
        }
        boolean onShift = values.flag("conversation.assigneeOnShift", false);
        List<String> assignees = values.list("conversation.assignees");
        List<String> away = values.list("conversation.awayAssignees");
        List<String> offline = values.list("conversation.offlineAssignees");
        if (!values.says("conversation.offlineAssignees") && !onShift) {
            offline = assignees.stream().filter(agent -> !away.contains(agent)).toList();
        }
        return new Snapshot.Conversation(
                values.flag("conversation.isNew", !joins),
                values.text("conversation.status", resolved ? "resolved" : "open"),
                values.text("conversation.channel", values.text("message.channel", "chat")),
                values.number("conversation.messageCount", joins ? 1 : 0),
                values.textOrNull("conversation.subject"),
                values.text("conversation.priority", "normal"),
                values.textOrNull("conversation.group"),
                assignees,
                values.flag("conversation.assigneeOnShift", !away.isEmpty()),
                offline,
                away,
                values.list("conversation.tags"),
                values.flag("conversation.answered", event == Event.MESSAGE_SENT),
                values.numberOrNull("conversation.rating"),
                startedAt,
                waitingSince,
                resolved && resolvedAt == null ? now : resolvedAt,
                lastActivityAt != null ? lastActivityAt : resolvedAt);
    }

    /** A browser is there once the example says something of it, and at the events that are about one. */
    private Snapshot.@Nullable Visitor visitor() {
        boolean arrived = event == Event.VISITOR_ARRIVED;
        if (!arrived && event != Event.VISITOR_LEFT && !values.mentions("visitor")) {
            return null;
        }
        return new Snapshot.Visitor(
                values.flag("visitor.online", arrived),
                values.textOrNull("visitor.pageUrl"),
                values.textOrNull("visitor.pageTitle"),
                values.textOrNull("visitor.referrer"));
    }

    private Snapshot.Team team() {
        return new Snapshot.Team(
                values.flag("hours.open", true),
                values.number("team.online", 0),
                values.number("group.online", 0),
                "UTC",
                values.number("team.wasOnline", values.number("team.online", 0)),
                List.of());
    }
}
