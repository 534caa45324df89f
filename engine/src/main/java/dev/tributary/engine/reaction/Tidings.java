package dev.tributary.engine.reaction;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.notice.NewNotice;
import dev.tributary.engine.notice.Notice;
import dev.tributary.engine.notice.NoticeKind;
import dev.tributary.engine.notice.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom a rule has told of something: one notice for each of them and each way. Nobody is told of what they did. */
final class Tidings {
    private static final Set<String> WAYS = Set.of("email", "desktop");

    private final Notices notices;
    private final Roster roster;
    private final RuleWords words;
    private final Callouts callouts;
    private final Afterwards afterwards;
    private final CustomerBudget budget;
    private final List<NewNotice> planned = new ArrayList<>();

    Tidings(
            Notices notices,
            Roster roster,
            RuleWords words,
            Callouts callouts,
            Afterwards afterwards,
            CustomerBudget budget) {
        this.notices = notices;
        this.roster = roster;
        this.words = words;
        this.callouts = callouts;
        this.afterwards = afterwards;
        this.budget = budget;
    }

    @Nullable
    String tell(LockedConversation conversation, Occasion occasion, Decision.Notify tell) {
        boolean toCustomer = tell.to().equals("customer");
        String silence = toCustomer ? silence(conversation, occasion) : null;
        if (silence != null) return silence;
        List<UUID> agents = new ArrayList<>();
        if (!toCustomer) {
            String problem = gather(conversation, tell, agents);
            if (problem != null) return problem;
            if (occasion.agent() != null) agents.remove(occasion.agent());
        }
        String unknown = null;
        for (String way : new TreeSet<>(tell.by())) {
            if (!WAYS.contains(way) && !callouts.knows(way)) {
                unknown = "problem.unknownWebhook:" + way;
                continue;
            }
            if (toCustomer) {
                if (!way.equals("email")) unknown = "problem.customerNotReached:" + way;
                else {
                    String tooMuch = tooMuch(conversation, occasion);
                    if (tooMuch == null) plan(conversation, occasion, tell, way, null);
                    else unknown = tooMuch;
                }
            }
            for (UUID agent : agents) plan(conversation, occasion, tell, way, agent);
        }
        return unknown;
    }

    private @Nullable String tooMuch(LockedConversation conversation, Occasion occasion) {
        if (ofAPerson(occasion)) return null;
        return budget.spendMail(conversation, occasion, occasion.customer().email());
    }

    /** What tells the customer of a message of their own is an answer to it, as far as machines go. */
    private @Nullable String silence(LockedConversation conversation, Occasion occasion) {
        if (occasion.automatic()) return CustomerBudget.NEVER;
        boolean answer =
                occasion.message() != null && occasion.message().author().equals("customer");
        return answer ? budget.silence(conversation, occasion) : null;
    }

    /** What tells of a person's answer is that person's: nothing that goes round by itself. */
    private static boolean ofAPerson(Occasion occasion) {
        return occasion.message() != null && occasion.message().author().equals("agent");
    }

    private @Nullable String gather(LockedConversation conversation, Decision.Notify tell, List<UUID> agents) {
        String name = tell.name();
        switch (tell.to()) {
            case "assignees" -> agents.addAll(conversation.assignees());
            case "offlineAssignees" ->
                conversation.assignees().stream()
                        .filter(agent -> !roster.onShift(agent))
                        .forEach(agents::add);
            case "agent" -> {
                Agent agent = name == null ? null : roster.agent(name).orElse(null);
                if (agent == null) return "problem.unknownAgent:" + name;
                agents.add(agent.id());
            }
            case "group" -> {
                UUID own = conversation.columns().groupId();
                Group group = name != null
                        ? roster.group(name).orElse(null)
                        : own == null ? null : roster.group(own).orElse(null);
                if (group == null) return name == null ? "problem.noGroup" : "problem.unknownGroup:" + name;
                agents.addAll(group.members());
            }
            case "agents" -> {
                UUID own = conversation.columns().groupId();
                roster.all().stream()
                        .filter(agent -> Permissions.mayOpen(agent, own, conversation.assignees()))
                        .forEach(agent -> agents.add(agent.id()));
            }
            default -> {
                return "problem.unknownRecipient:" + tell.to();
            }
        }
        agents.removeIf(id -> roster.agent(id).filter(Agent::active).isEmpty());
        return null;
    }

    private void plan(
            LockedConversation conversation,
            Occasion occasion,
            Decision.Notify tell,
            String way,
            @Nullable UUID agent) {
        MaskedText text = tell.text() == null ? null : words.mask(tell.text());
        Instant now = words.now();
        Duration after = tell.after() == null ? Duration.ZERO : tell.after();
        NewNotice notice = new NewNotice(
                words.name(tell),
                occasion.event(),
                NoticeKind.of(tell.kind()),
                WAYS.contains(way) ? way : Notice.WEBHOOK + way,
                agent,
                agent == null ? conversation.columns().contactId() : null,
                conversation.id(),
                occasion.messageId(),
                text,
                tell.unless(),
                conversation.columns().lastSeq(),
                now.plus(after));
        if (planned.isEmpty()) afterwards.add(this::plan);
        planned.add(notice);
    }

    /** All together: each alone would be a few statements. */
    private void plan() {
        notices.plan(List.copyOf(planned), words.now());
        planned.clear();
    }
}
