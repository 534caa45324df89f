package dev.tributary.engine.decision;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link BookRules} on their stores. */
@Component
final class StoredBookRules implements BookRules {
    private final RuleStore rules;
    private final BookPress press;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Permissions permissions;

    StoredBookRules(
            RuleStore rules, BookPress press, TransactionTemplate transactions, Clock clock, Permissions permissions) {
        this.rules = rules;
        this.press = press;
        this.transactions = transactions;
        this.clock = clock;
        this.permissions = permissions;
    }

    @Override
    public List<BookRule> rules(String book) {
        BookContent live = press.live(book);
        DividedText text = live.divided();
        Map<UUID, RuleDraft> drafts = rules.drafts(book);
        List<BookRule> all = new ArrayList<>();
        for (int place = 0; place < live.entries().size(); place++) {
            BookContent.Entry entry = live.entries().get(place);
            all.add(new BookRule(
                    entry.rule(),
                    entry.text().name(),
                    text.lineOf(place),
                    entry.text().content(),
                    entry.mode(),
                    entry.text().switchAt() != null,
                    entry.revision(),
                    drafts.get(entry.rule())));
        }
        return all;
    }

    @Override
    public List<RuleRevision> history(UUID rule) {
        return rules.history(rule);
    }

    @Override
    public void keepDraft(UUID agent, UUID rule, long basedOn, String text) {
        Agent author = permissions.requireFullAccess(agent);
        if (text.length() > LONGEST) throw new CommandRefused(Reason.TEXT_TOO_LONG, Integer.toString(LONGEST));
        transactions.executeWithoutResult(status -> {
            if (rules.bookOf(rule).isEmpty()) throw new CommandRefused(Reason.NOT_FOUND, rule.toString());
            rules.keepDraft(rule, basedOn, text, BookPress.author(author), clock.instant());
        });
    }

    @Override
    public void dropDraft(UUID agent, UUID rule) {
        permissions.requireFullAccess(agent);
        transactions.executeWithoutResult(status -> rules.dropDraft(rule));
    }

    @Override
    public List<RuleProblem> check(String book, List<RuleChange> changes, Locale locale) {
        return press.check(book, press.changed(book, changes).text().text(), locale);
    }

    @Override
    public long activate(UUID agent, String book, long expected, List<RuleChange> changes, FailingExamples failing) {
        Agent author = permissions.requireFullAccess(agent);
        return Objects.requireNonNull(transactions.execute(status -> {
            press.expect(book, expected);
            ChangedText changed = press.changed(book, changes);
            if (!changed.readable()) throw new CommandRefused(Reason.HAS_ERRORS, book);
            return press.print(author, book, changed.text(), failing);
        }));
    }
}
