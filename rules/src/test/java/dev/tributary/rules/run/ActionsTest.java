package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.PluginWords;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.decision.Verdict;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.book.BookCompiler;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each action decides, what later rules see of it, and how it is told. */
class ActionsTest {
    private static final PluginWords CRM = new PluginWords() {
        @Override
        public String name() {
            return "CRM";
        }

        @Override
        public List<Question> questions() {
            return List.of(new Question(
                    "loyalty.points",
                    Kind.NUMBER,
                    Map.of("en", "Points."),
                    snapshot -> (long) snapshot.contact().conversationCount() * 10));
        }

        @Override
        public List<Deed> deeds() {
            return List.of(new Deed("fileTicket", Map.of("en", "Files a ticket.")));
        }

        @Override
        public List<Register> registers() {
            return List.of(
                    new Register("crm", Map.of("en", "The CRM."), Map.of("tier", Kind.TEXT, "orders", Kind.NUMBER)));
        }
    };

    private final BookCompiler compiler = new BookCompiler(List.of(CRM));

    @AfterEach
    void close() {
        compiler.close();
    }

    private CompiledRules then(String event, String... actions) {
        StringBuilder book = new StringBuilder();
        for (int i = 0; i < actions.length; i++) {
            book.append("rule('r").append(i).append("') {\n on ").append(event);
            book.append("\n then { ").append(actions[i]).append(" }\n}\n");
        }
        return compiler.compile(List.of(new BookText("book", book.toString())));
    }

    private List<Decision> decided(String... actions) {
        return then("idle(3.days)", actions)
                .decide(Snapshots.waited("idle", Duration.ofDays(3), false))
                .decisions();
    }

    @Test
    void everyActionBecomesItsDecision() {
        assertThat(decided(
                        "assign policy: roundRobin",
                        "assign group: 'sales', policy: leastBusy",
                        "assign group: 'sales', agent: 'anna@example.com'",
                        "untag 'refund'",
                        "resolve()",
                        "snooze 2.hours",
                        "reply 'Hello'",
                        "webhook 'crm'",
                        "askRating()",
                        "setContact name: 'Ann', language: 'hu'",
                        "tagContact 'vip'",
                        "ban()",
                        "fileTicket 'returns'"))
                .containsExactly(
                        new Decision.AssignByPolicy(0, "roundRobin", null),
                        new Decision.AssignByPolicy(1, "leastBusy", "sales"),
                        new Decision.AssignGroup(2, "sales"),
                        new Decision.AssignAgent(2, "anna@example.com"),
                        new Decision.Untag(3, "refund"),
                        new Decision.Resolve(4),
                        new Decision.Snooze(5, Duration.ofHours(2)),
                        new Decision.Reply(6, "Hello"),
                        new Decision.Webhook(7, "crm"),
                        new Decision.AskRating(8),
                        new Decision.SetContact(9, "name", "Ann"),
                        new Decision.SetContact(9, "language", "hu"),
                        new Decision.TagContact(10, "vip"),
                        new Decision.Ban(11),
                        new Decision.Extra(12, "fileTicket", "returns"));
    }

    @Test
    void notificationsSayWhomByWhatWhenAndUnless() {
        assertThat(decided(
                        "notify assignees",
                        "notify group: conversation.group, by: email",
                        "notify agent: 'anna@example.com', by: [desktop, 'pager']",
                        "notify customer, after: 2.minutes, unless: [read, answered], text: 'An answer waits.'"))
                .containsExactly(
                        new Decision.Notify(0, "assignees", null, Set.of("email", "desktop"), null, Set.of(), null),
                        new Decision.Notify(1, "group", "billing", Set.of("email"), null, Set.of(), null),
                        new Decision.Notify(
                                2, "agent", "anna@example.com", Set.of("desktop", "pager"), null, Set.of(), null),
                        new Decision.Notify(
                                3,
                                "customer",
                                null,
                                Set.of("email"),
                                Duration.ofMinutes(2),
                                Set.of("read", "answered"),
                                "An answer waits."));
    }

    @Test
    void textsAreWorkedOutWhenTheRuleActs() {
        assertThat(decided(
                        "reply contact.language == 'hu' ? 'Köszönjük!' : 'Thank you!'",
                        "note contact.email ?: 'no address'",
                        "tag conversation.channel"))
                .containsExactly(
                        new Decision.Reply(0, "Köszönjük!"),
                        new Decision.Note(1, "bence@example.com"),
                        new Decision.Tag(2, "chat"));
    }

    @Test
    void anAbsentTextIsNoAction() {
        assertThat(decided("tag contact.phone", "note conversation.subject", "setContact phone: contact.phone"))
                .isEmpty();
    }

    @Test
    void laterRulesSeeWhatWasDecidedAboutConversationAndContact() {
        String book = """
                rule('a') {
                  on idle(3.days)
                  then { resolve(); untag 'x'; tagContact 'gold'; setContact name: 'Ann'; assign group: 'sales' }
                }
                rule('b') {
                  on idle(3.days)
                  when {
                    conversation.status == 'resolved'
                    conversation.resolvedFor == 0.seconds
                    'gold' in contact.tags
                    contact.name == 'Ann'
                    conversation.assignees.isEmpty()
                  }
                  then { tag 'seen' }
                }
                """;
        Verdict verdict = compiler.compile(List.of(new BookText("book", book)))
                .decide(Snapshots.waited("idle", Duration.ofDays(3), false));

        assertThat(verdict.decisions()).contains(new Decision.Tag(1, "seen"));
    }

    @Test
    void whatWasDoneIsToldInBothLanguages() {
        CompiledRules rules = then(
                "idle(3.days)",
                "assign group: conversation.group; notify group, after: 2.hours, unless: answered; snooze 1.day;"
                        + " reply contact.name; assign policy: leastBusy; setContact language: 'hu'");
        Snapshot snapshot = Snapshots.waited("idle", Duration.ofDays(3), false);
        byte[] trace = rules.decide(snapshot).trace();

        assertThat(rules.explain(snapshot, trace, Locale.ENGLISH).getFirst().actions())
                .containsExactly(
                        "Assign to the group billing",
                        "Notify its group (desktop, e-mail) after 2.hours, unless it is answered meanwhile",
                        "Snooze for 1.days",
                        "Reply: Bence Nagy",
                        "Assign to one of the group: the least busy",
                        "Set of the contact: language = hu");
        assertThat(rules.explain(snapshot, trace, Locale.of("hu")).getFirst().actions())
                .contains("Félretétel ennyi időre: 1.days", "Válasz: Bence Nagy", "A névjegyen: nyelv = hu");
    }

    @Test
    void aLookUpIsAbsentUntilItIsAnsweredAndTheRulesSayWhichTheyNeed() {
        CompiledRules rules = compiler.compile(List.of(new BookText("book", """
                rule('gold') {
                  on idle(3.days)
                  when {
                    lookup('crm', contact.email).tier == 'gold'
                    lookup('crm', contact.email).orders > 3
                    loyalty.points == 30
                  }
                  then { tag lookup('crm', contact.email).tier }
                  examples {
                    fires contact: [email: 'a@b.example', conversationCount: 3], lookup: [crm: [tier: 'gold', orders: 4]]
                    skips contact: [email: 'a@b.example', conversationCount: 3]
                  }
                }
                """)));
        Snapshot asked = Snapshots.waited("idle", Duration.ofDays(3), false);

        assertThat(rules.lookups(asked)).containsExactly(new CompiledRules.Lookup("crm", "bence@example.com"));
        assertThat(rules.lookups(Snapshots.chat("Hello"))).isEmpty();
        assertThat(rules.decide(asked).decisions()).isEmpty();

        Snapshot answered = new Snapshot(
                asked.event(),
                asked.now(),
                asked.happened(),
                null,
                asked.contact(),
                asked.conversation(),
                asked.visitor(),
                asked.team(),
                List.of(new Snapshot.Answer("crm", "bence@example.com", Map.of("tier", "gold", "orders", "12"))));
        assertThat(rules.lookups(answered)).isEmpty();
        assertThat(rules.decide(answered).decisions()).containsExactly(new Decision.Tag(0, "gold"));
        assertThat(rules.explain(answered, new byte[] {-1}, Locale.ENGLISH)
                        .getFirst()
                        .conditions()
                        .getFirst()
                        .values())
                .containsExactly("lookup('crm', contact.email).tier = 'gold'");
    }

    @Test
    void aDecisionIsToldLikeTheActionItComesFrom() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.of("hu"))) {
            CompiledRules rules = then(
                    "idle(3.days)",
                    "assign policy: leastBusy, group: 'sales'; untag 'x'; priority high; snooze 2.hours; note 'n'",
                    "notify agent: 'anna@example.com', by: email, after: 2.hours, unless: [read, answered], text: 't'",
                    "resolve(); unassign; askRating(); webhook 'crm'; ban(); tagContact 'vip'; setContact name: 'Ann'");
            Snapshot snapshot = Snapshots.waited("idle", Duration.ofDays(3), false);
            Verdict verdict = rules.decide(snapshot);

            assertThat(verdict.decisions().stream().map(decision -> compiler.inWords(decision, locale)))
                    .containsExactlyElementsOf(rules.explain(snapshot, verdict.trace(), locale).stream()
                            .flatMap(rule -> rule.actions().stream())
                            .toList());
        }
    }
}
