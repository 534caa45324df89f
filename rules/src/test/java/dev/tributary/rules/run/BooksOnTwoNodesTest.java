package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.BookKeeping;
import dev.tributary.engine.decision.FailingExamples;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.rules.book.BookCompiler;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two nodes on one database: what is activated on one decides on the other with the very next message. */
class BooksOnTwoNodesTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final String BOOK = "routing";

    private static String tagging(String tag) {
        return "rule('Tags') {\n  on messageReceived\n  then { tag '" + tag + "' }\n}\n";
    }

    private static List<String> tagsAfterTwoMessages(EngineKit node, String visitor) {
        Intake intake = node.get(Intake.class);
        intake.accept(Incoming.chat(SITE, visitor, visitor + 1).text("Hello").build());
        IntakeResult.Stored second = (IntakeResult.Stored) intake.accept(
                Incoming.chat(SITE, visitor, visitor + 2).text("Hello again").build());
        return node.get(RuleTraces.class)
                .of(second.messageId())
                .orElseThrow()
                .snapshot()
                .conversation()
                .tags();
    }

    @Test
    void anActivationDecidesOnEveryNodeFromTheNextMessageOn() {
        TestDatabase.Address address = TestDatabase.POSTGRES.fresh();
        try (BookCompiler first = new BookCompiler();
                BookCompiler second = new BookCompiler();
                EngineKit one = EngineKit.start(address, first);
                EngineKit other = EngineKit.start(address, second)) {
            UUID owner = Seeds.in(one).owner().id();
            one.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
            assertThat(tagsAfterTwoMessages(other, "before")).isEmpty();

            RuleBooks books = one.get(RuleBooks.class);
            long revision = books.activate(owner, BOOK, 1, tagging("new"), FailingExamples.OVERRIDE);
            assertThat(tagsAfterTwoMessages(other, "after")).containsExactly("new");

            other.get(BookKeeping.class).rollBack(owner, BOOK, revision, 1, FailingExamples.REFUSE);
            assertThat(tagsAfterTwoMessages(one, "back")).isEmpty();
        }
    }
}
