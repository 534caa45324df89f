package dev.tributary.engine.reaction;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.Priority;
import dev.tributary.engine.conversation.ThreadEntry.Happened;
import dev.tributary.engine.conversation.ThreadEntry.Written;
import dev.tributary.engine.conversation.Writer;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.masking.MaskedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does in a conversation what rules decided. What cannot be done becomes a problem, told as the key of a text and, behind
 * a colon, what is filled into it; it never stops what happened. What people would notice is an event line.
 */
public final class Effects {
    private static final int LONGEST_TAG = 80;
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(3660);

    private final Roster roster;
    private final RuleWords words;
    private final Answers answers;
    private final Sharing sharing;
    private final Cards cards;
    private final Tidings tidings;
    private final Callouts callouts;
    private final Instant now;

    Effects(
            Roster roster,
            RuleWords words,
            Answers answers,
            Sharing sharing,
            Cards cards,
            Tidings tidings,
            Callouts callouts) {
        this.roster = roster;
        this.words = words;
        this.answers = answers;
        this.sharing = sharing;
        this.cards = cards;
        this.tidings = tidings;
        this.callouts = callouts;
        this.now = words.now();
    }

    @Nullable
    String apply(LockedConversation conversation, Occasion occasion, Decision decision) {
        return switch (decision) {
            case Decision.AssignGroup to -> assignGroup(conversation, to);
            case Decision.AssignAgent to -> assignAgent(conversation, to);
            case Decision.AssignByPolicy by -> assignByPolicy(conversation, by);
            case Decision.Unassign from -> unassign(conversation, occasion, from);
            case Decision.Tag put -> tag(conversation, put);
            case Decision.Untag off -> untag(conversation, off);
            case Decision.Prioritise set -> prioritise(conversation, set);
            case Decision.Reopen open -> {
                if (occasion.automatic()) yield "problem.automaticNeverReopens";
                reopen(conversation, words.name(open));
                yield null;
            }
            case Decision.Resolve done -> resolve(conversation, done);
            case Decision.Snooze aside -> snooze(conversation, aside);
            case Decision.Note note -> {
                conversation.append(
                        Written.note(
                                Writer.rule(words.name(note)),
                                conversation.columns().channel(),
                                words.mask(note.text()),
                                now),
                        now);
                yield null;
            }
            case Decision.Reply reply -> answers.reply(conversation, occasion, reply);
            case Decision.Notify tell -> tidings.tell(conversation, occasion, tell);
            case Decision.SetContact fill -> cards.fill(conversation, occasion, fill);
            case Decision.TagContact put -> cards.tag(conversation, occasion, put);
            case Decision.Ban ban -> {
                cards.ban(conversation, ban);
                yield resolve(conversation, ban);
            }
            // was done before the message was seated
            case Decision.StartNewConversation _ -> null;
            case Decision.Webhook call -> callouts.call(conversation, occasion, call);
            case Decision.AskRating ask -> answers.askRating(conversation, occasion, ask);
            case Decision.Extra extra -> callouts.perform(conversation, occasion, extra);
        };
    }

    private @Nullable String assignGroup(LockedConversation conversation, Decision.AssignGroup to) {
        Group group = roster.group(to.group()).orElse(null);
        if (group == null) return "problem.unknownGroup:" + to.group();
        if (group.id().equals(conversation.columns().groupId())) return null;
        if (conversation.assign(Set.of(), group.id(), null))
            words.tell(conversation, to, "event.assigned.rule", Map.of("to", group.name()));
        return null;
    }

    private @Nullable String assignAgent(LockedConversation conversation, Decision.AssignAgent to) {
        Agent agent = roster.agent(to.agent()).orElse(null);
        if (agent == null) return "problem.unknownAgent:" + to.agent();
        if (conversation.assign(Set.of(agent.id()), conversation.columns().groupId(), null))
            words.tell(conversation, to, "event.assigned.rule", Map.of("to", agent.name()));
        return null;
    }

    /** To somebody of the group who is online; when nobody is, to the group, where it waits. */
    private @Nullable String assignByPolicy(LockedConversation conversation, Decision.AssignByPolicy by) {
        Group named = by.group() == null ? null : roster.group(by.group()).orElse(null);
        if (by.group() != null && named == null) return "problem.unknownGroup:" + by.group();
        if (!Sharing.knows(by.policy())) return "problem.unknownPolicy:" + by.policy();
        UUID group = named == null ? conversation.columns().groupId() : named.id();
        Agent next = sharing.next(by.policy(), conversation, group).orElse(null);
        if (next == null) {
            if (named != null) assignGroup(conversation, new Decision.AssignGroup(by.rule(), named.code()));
            return "problem.nobodyOnline";
        }
        if (conversation.assign(Set.of(next.id()), group, null)) {
            sharing.given(next.id(), now);
            words.tell(conversation, by, "event.assigned.rule", Map.of("to", next.name()));
        }
        return null;
    }

    private @Nullable String unassign(LockedConversation conversation, Occasion occasion, Decision.Unassign from) {
        if (occasion.automatic()) return "problem.automaticNeverUnassigns";
        if (conversation.assign(Set.of(), conversation.columns().groupId(), null))
            words.tell(conversation, from, "event.unassigned.rule", Map.of());
        return null;
    }

    private @Nullable String tag(LockedConversation conversation, Decision.Tag put) {
        MaskedText tag = words.mask(put.tag().strip());
        if (tag.value().isEmpty() || tag.value().length() > LONGEST_TAG) return "problem.malformedTag:" + tag;
        if (conversation.tag(tag, null)) words.tell(conversation, put, "event.tagged.rule", Map.of("tag", tag.value()));
        return null;
    }

    private @Nullable String untag(LockedConversation conversation, Decision.Untag off) {
        String tag = words.mask(off.tag().strip()).value();
        if (conversation.untag(tag, null)) words.tell(conversation, off, "event.untagged.rule", Map.of("tag", tag));
        return null;
    }

    private @Nullable String prioritise(LockedConversation conversation, Decision.Prioritise set) {
        Priority priority;
        try {
            priority = Priority.valueOf(set.priority().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return "problem.unknownPriority:" + set.priority();
        }
        if (conversation.prioritise(priority, null))
            words.tell(
                    conversation,
                    set,
                    "event.prioritised.rule",
                    Map.of("priority", priority.name().toLowerCase(Locale.ROOT)));
        return null;
    }

    private @Nullable String resolve(LockedConversation conversation, Decision decision) {
        if (conversation.resolve(null, now)) words.tell(conversation, decision, "event.resolved.rule", Map.of());
        return null;
    }

    private @Nullable String snooze(LockedConversation conversation, Decision.Snooze aside) {
        if (conversation.columns().status() == ConversationStatus.RESOLVED) return "problem.resolvedNotSnoozed";
        if (aside.time().isNegative() || aside.time().isZero() || aside.time().compareTo(LONGEST_SNOOZE) > 0)
            return "problem.malformedSnooze";
        Instant until = now.plus(aside.time());
        if (conversation.snooze(until, null))
            words.tell(conversation, aside, "event.snoozed.rule", Map.of("until", until.toString()));
        return null;
    }

    /**
     * Opens a resolved conversation again: back to those who had it and are on shift, else to nobody in the same group. One
     * that was put aside is open again with whoever has it.
     *
     * @param rule the rule that says so, or null when it follows from the customer's message
     */
    public void reopen(LockedConversation conversation, @Nullable String rule) {
        ConversationStatus before = conversation.columns().status();
        if (!conversation.reopen(null, now)) return;
        if (before == ConversationStatus.SNOOZED) {
            opened(conversation, "event.woken", rule);
            return;
        }
        Set<UUID> back =
                conversation.assignees().stream().filter(roster::onShift).collect(Collectors.toSet());
        conversation.assign(back, conversation.columns().groupId(), null);
        opened(conversation, "event.reopened", rule);
    }

    private void opened(LockedConversation conversation, String key, @Nullable String rule) {
        if (rule == null) conversation.append(new Happened(Writer.house(), key + ".message", Map.of()), now);
        else conversation.append(new Happened(Writer.rule(rule), key + ".rule", Map.of("rule", rule)), now);
    }

    /**
     * Says in a conversation that a rule had it begin.
     *
     * @param trace under which id it will be kept why
     */
    public void tellStartedAnew(LockedConversation conversation, UUID trace, Decision.StartNewConversation decision) {
        conversation.decidedBy(trace);
        words.tell(conversation, decision, "event.startedAnew.rule", Map.of());
        conversation.decidedBy(null);
    }
}
