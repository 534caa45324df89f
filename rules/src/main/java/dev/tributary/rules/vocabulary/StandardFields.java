package dev.tributary.rules.vocabulary;

import dev.tributary.engine.decision.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rules can ask without plugins, in the order in which a reference lists it. */
final class StandardFields {
    private final List<Field> fields = new ArrayList<>();

    private StandardFields() {
        message();
        contact();
        conversation();
        happened();
        around();
    }

    static List<Field> all() {
        return List.copyOf(new StandardFields().fields);
    }

    private void message() {
        // the commonest fields of a message have a short name too
        for (String root : List.of("", "message.")) {
            message(root + "channel", Type.TEXT, ValueSet.CHANNEL, Snapshot.Message::channel);
            add(root + "text", Type.TEXT, null, Topic.MESSAGE, facts -> facts.message() == null ? null : facts.text());
            message(root + "subject", Type.TEXT, null, Snapshot.Message::subject);
        }
        message("message.account", Type.TEXT, null, Snapshot.Message::account);
        message("message.automatic", Type.FLAG, null, Snapshot.Message::automatic);
        message("message.author", Type.TEXT, ValueSet.AUTHOR, Snapshot.Message::author);
        message("message.choice", Type.TEXT, null, Snapshot.Message::choice);
        message("message.files", Type.TEXTS, null, Snapshot.Message::files);
        message("message.pageUrl", Type.TEXT, null, Snapshot.Message::pageUrl);
    }

    private void contact() {
        add("contact.name", Type.TEXT, facts -> facts.contact().name());
        add("contact.email", Type.TEXT, facts -> facts.contact().email());
        add("contact.phone", Type.TEXT, facts -> facts.contact().phone());
        add("contact.language", Type.TEXT, facts -> facts.contact().language());
        add("contact.tags", Type.TEXTS, facts -> facts.contact().tags());
        add("contact.conversationCount", Type.NUMBER, facts ->
                (long) facts.contact().conversationCount());
    }

    private void conversation() {
        add("conversation.isNew", Type.FLAG, Facts::isNew);
        add("conversation.status", Type.TEXT, ValueSet.STATUS, Topic.ALWAYS, Facts::status);
        add(
                "conversation.channel",
                Type.TEXT,
                ValueSet.CHANNEL,
                Topic.ALWAYS,
                facts -> facts.conversation().channel());
        add("conversation.messageCount", Type.NUMBER, facts ->
                (long) facts.conversation().messageCount());
        add("conversation.subject", Type.TEXT, facts -> facts.conversation().subject());
        add("conversation.priority", Type.TEXT, ValueSet.PRIORITY, Topic.ALWAYS, Facts::priority);
        add("conversation.group", Type.TEXT, ValueSet.GROUP, Topic.ALWAYS, Facts::group);
        add("conversation.assignees", Type.TEXTS, ValueSet.AGENT, Topic.ALWAYS, Facts::assignees);
        add(
                "conversation.assigneeOnShift",
                Type.FLAG,
                facts -> facts.conversation().assigneeOnShift());
        add("conversation.offlineAssignees", Type.TEXTS, ValueSet.AGENT, Topic.ALWAYS, Facts::offlineAssignees);
        add("conversation.awayAssignees", Type.TEXTS, ValueSet.AGENT, Topic.ALWAYS, Facts::awayAssignees);
        add("conversation.tags", Type.TEXTS, Facts::tags);
        add("conversation.answered", Type.FLAG, facts -> facts.conversation().answered());
        add(
                "conversation.rating",
                Type.NUMBER,
                facts -> number(facts.conversation().rating()));
        add("conversation.startedAt", Type.MOMENT, facts -> facts.conversation().startedAt());
        add(
                "conversation.age",
                Type.DURATION,
                facts -> facts.since(facts.conversation().startedAt()));
        add(
                "conversation.waitingSince",
                Type.MOMENT,
                facts -> facts.conversation().waitingSince());
        add(
                "conversation.waitingFor",
                Type.DURATION,
                facts -> facts.since(facts.conversation().waitingSince()));
        add("conversation.resolvedAt", Type.MOMENT, Facts::resolvedAt);
        add("conversation.resolvedFor", Type.DURATION, facts -> facts.since(facts.resolvedAt()));
        add(
                "conversation.lastActivityAt",
                Type.MOMENT,
                facts -> facts.conversation().lastActivityAt());
        add(
                "conversation.idleFor",
                Type.DURATION,
                facts -> facts.since(facts.conversation().lastActivityAt()));
    }

    private void happened() {
        add(
                "happened.by",
                Type.TEXT,
                ValueSet.DOER,
                Topic.ALWAYS,
                facts -> facts.happened().by());
        add(
                "happened.agent",
                Type.TEXT,
                ValueSet.AGENT,
                Topic.ALWAYS,
                facts -> facts.happened().agent());
        add("happened.depth", Type.NUMBER, facts -> (long) facts.happened().depth());
        add(
                "happened.after",
                Type.DURATION,
                null,
                Topic.WAIT,
                facts -> facts.happened().after());
        add(
                "happened.tag",
                Type.TEXT,
                null,
                Topic.TAG,
                facts -> facts.happened().tag());
        add(
                "rating.score",
                Type.NUMBER,
                null,
                Topic.RATING,
                facts -> number(facts.happened().score()));
        add(
                "rating.comment",
                Type.TEXT,
                null,
                Topic.RATING,
                facts -> facts.happened().comment());
        add(
                "failure.reason",
                Type.TEXT,
                null,
                Topic.FAILURE,
                facts -> facts.happened().reason());
    }

    private void around() {
        visitor("visitor.online", Type.FLAG, Snapshot.Visitor::online);
        visitor("visitor.pageUrl", Type.TEXT, Snapshot.Visitor::pageUrl);
        visitor("visitor.pageTitle", Type.TEXT, Snapshot.Visitor::pageTitle);
        visitor("visitor.referrer", Type.TEXT, Snapshot.Visitor::referrer);
        add("team.online", Type.NUMBER, facts -> (long) facts.online());
        add("team.wasOnline", Type.NUMBER, facts -> (long) facts.wasOnline());
        add("group.online", Type.NUMBER, facts -> (long) facts.groupOnline());
        add("hours.open", Type.FLAG, facts -> facts.team().hoursOpen());
        add("now", Type.MOMENT, facts -> facts.snapshot().now());
        add("now.hour", Type.NUMBER, facts -> (long) facts.clock().getHour());
        add(
                "now.weekday",
                Type.TEXT,
                ValueSet.WEEKDAY,
                Topic.ALWAYS,
                facts -> facts.clock().getDayOfWeek().name().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Long number(@Nullable Integer value) {
        return value == null ? null : value.longValue();
    }

    private void message(
            String path, Type type, @Nullable ValueSet values, Function<Snapshot.Message, @Nullable Object> reader) {
        add(path, type, values, Topic.MESSAGE, facts -> {
            Snapshot.Message message = facts.message();
            return message == null ? null : reader.apply(message);
        });
    }

    private void visitor(String path, Type type, Function<Snapshot.Visitor, @Nullable Object> reader) {
        add(path, type, facts -> {
            Snapshot.Visitor visitor = facts.snapshot().visitor();
            return visitor == null ? null : reader.apply(visitor);
        });
    }

    private void add(String path, Type type, Function<Facts, @Nullable Object> reader) {
        add(path, type, null, Topic.ALWAYS, reader);
    }

    private void add(
            String path, Type type, @Nullable ValueSet values, Topic topic, Function<Facts, @Nullable Object> reader) {
        fields.add(new Field(path, type, values, topic, reader));
    }
}
