package dev.tributary.engine.reaction;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.Priority;
import dev.tributary.engine.conversation.ThreadEntry.Happened;
import dev.tributary.engine.conversation.ThreadEntry.Written;
import dev.tributary.engine.conversation.Writer;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does in a conversation what rules decided. What cannot be done becomes a problem, told as the key of a text
 * and, behind a colon, what is filled into it; it never stops what happened. What people would notice is an event line.
 */
public final class Effects {
    private static final int LONGEST_TAG = 80;

    private final CompiledRules rules;
    private final Roster roster;
    private final Masker masker;
    private final Instant now;

    /** Of these rules' decisions, at this moment. */
    public Effects(CompiledRules rules, Roster roster, Masker masker, Instant now) {
        this.rules = rules;
        this.roster = roster;
        this.masker = masker;
        this.now = now;
    }

    /**
     * Applies the decisions in order and returns the problems.
     *
     * @param automatic whether it all began with something that a machine wrote
     */
    public List<String> apply(LockedConversation conversation, boolean automatic, List<Decision> decisions) {
        List<String> problems = new ArrayList<>();
        for (Decision decision : decisions) {
            String problem = apply(conversation, automatic, decision);
            if (problem != null) problems.add(problem);
        }
        return problems;
    }

    private @Nullable String apply(LockedConversation conversation, boolean automatic, Decision decision) {
        return switch (decision) {
            case Decision.AssignGroup to -> assignGroup(conversation, to);
            case Decision.AssignAgent to -> assignAgent(conversation, to);
            case Decision.Unassign from -> unassign(conversation, automatic, from);
            case Decision.Tag put -> tag(conversation, put);
            case Decision.Prioritise set -> prioritise(conversation, set);
            case Decision.Reopen open -> {
                if (automatic) yield "problem.automaticNeverReopens";
                reopen(conversation, ruleName(open));
                yield null;
            }
            case Decision.Note note -> {
                conversation.append(
                        Written.note(
                                Writer.rule(ruleName(note)),
                                conversation.columns().channel(),
                                mask(note.text()),
                                now),
                        now);
                yield null;
            }
            // was done before the message was seated
            case Decision.StartNewConversation _ -> null;
            case Decision.AssignByPolicy _,
                    Decision.Untag _,
                    Decision.Resolve _,
                    Decision.Snooze _,
                    Decision.Reply _,
                    Decision.Notify _,
                    Decision.Webhook _,
                    Decision.AskRating _,
                    Decision.SetContact _,
                    Decision.TagContact _,
                    Decision.Ban _,
                    Decision.Extra _ -> "problem.notHere:" + decision.getClass().getSimpleName();
        };
    }

    private @Nullable String assignGroup(LockedConversation conversation, Decision.AssignGroup to) {
        Group group = roster.group(to.group()).orElse(null);
        if (group == null) return "problem.unknownGroup:" + to.group();
        if (group.id().equals(conversation.columns().groupId())) return null;
        if (conversation.assign(Set.of(), group.id(), null))
            tell(conversation, to, "event.assigned.rule", Map.of("to", group.name()));
        return null;
    }

    private @Nullable String assignAgent(LockedConversation conversation, Decision.AssignAgent to) {
        Agent agent = roster.agent(to.agent()).orElse(null);
        if (agent == null) return "problem.unknownAgent:" + to.agent();
        if (conversation.assign(Set.of(agent.id()), conversation.columns().groupId(), null))
            tell(conversation, to, "event.assigned.rule", Map.of("to", agent.name()));
        return null;
    }

    private @Nullable String unassign(LockedConversation conversation, boolean automatic, Decision.Unassign from) {
        if (automatic) return "problem.automaticNeverUnassigns";
        if (conversation.assign(Set.of(), conversation.columns().groupId(), null))
            tell(conversation, from, "event.unassigned.rule", Map.of());
        return null;
    }

    private @Nullable String tag(LockedConversation conversation, Decision.Tag put) {
        MaskedText tag = mask(put.tag().strip());
        if (tag.value().isEmpty() || tag.value().length() > LONGEST_TAG) return "problem.malformedTag:" + tag;
        if (conversation.tag(tag, null)) tell(conversation, put, "event.tagged.rule", Map.of("tag", tag.value()));
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
            tell(
                    conversation,
                    set,
                    "event.prioritised.rule",
                    Map.of("priority", priority.name().toLowerCase(Locale.ROOT)));
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
            wake(conversation, rule);
            return;
        }
        Set<UUID> back =
                conversation.assignees().stream().filter(roster::onShift).collect(Collectors.toSet());
        conversation.assign(back, conversation.columns().groupId(), null);
        if (rule == null) conversation.append(new Happened(Writer.house(), "event.reopened.message", Map.of()), now);
        else conversation.append(new Happened(Writer.rule(rule), "event.reopened.rule", Map.of("rule", rule)), now);
    }

    private void wake(LockedConversation conversation, @Nullable String rule) {
        if (rule == null) conversation.append(new Happened(Writer.house(), "event.woken.message", Map.of()), now);
        else conversation.append(new Happened(Writer.rule(rule), "event.woken.rule", Map.of("rule", rule)), now);
    }

    /** Says in a conversation that a rule had it begin. */
    public void tellStartedAnew(LockedConversation conversation, Decision.StartNewConversation decision) {
        tell(conversation, decision, "event.startedAnew.rule", Map.of());
    }

    private void tell(LockedConversation conversation, Decision decision, String key, Map<String, String> arguments) {
        Map<String, String> all = new HashMap<>(arguments);
        String rule = ruleName(decision);
        all.put("rule", rule);
        conversation.append(new Happened(Writer.rule(rule), key, all), now);
    }

    /** Rules' texts are masked like anybody's. */
    private MaskedText mask(String text) {
        return masker.mask(Unmasked.of(text), rules.maskPlan());
    }

    private String ruleName(Decision decision) {
        List<CompiledRules.RuleName> names = rules.rules();
        int place = decision.rule();
        return place >= 0 && place < names.size() ? names.get(place).name() : "?";
    }
}
