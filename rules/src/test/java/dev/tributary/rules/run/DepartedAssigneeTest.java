package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.notice.Notice;
import dev.tributary.engine.notice.NoticeStore;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Channels;
import dev.tributary.rules.book.BookCompiler;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped rules, when the last to have a resolved conversation has left the team. */
class DepartedAssigneeTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoWritesAgainIsHeardByEverybodyWhoMayTakeIt(TestDatabase database) {
        try (BookCompiler compiler = new BookCompiler();
                EngineKit kit = EngineKit.start(database, compiler, new RecordingGateway(), new FakeChannels())) {
            Seeds seeds = Seeds.in(kit);
            Group sales = seeds.group("sales");
            Agent bela = seeds.agent("Bela", Role.AGENT, sales);
            Agent cili = seeds.agent("Cili", Role.AGENT, sales);
            seeds.account(Channels.CHAT, "shop");
            UUID conversation = write(kit, "1");
            Desk desk = kit.get(Desk.class);
            desk.assign(seeds.owner().id(), conversation, Set.of(bela.id()), sales.id());
            desk.resolve(bela.id(), conversation);
            kit.get(People.class).setActive(seeds.owner().id(), bela.id(), false);

            List<UUID> before = kit.get(NoticeStore.class).ofConversation(conversation).stream()
                    .map(Notice::id)
                    .toList();
            assertThat(write(kit, "2")).isEqualTo(conversation);

            var row =
                    kit.get(Inbox.class).head(seeds.owner().id(), conversation).row();
            assertThat(row.status()).isEqualTo(ConversationStatus.OPEN);
            assertThat(row.assignees()).isEmpty();
            assertThat(kit.get(NoticeStore.class).ofConversation(conversation))
                    .filteredOn(notice -> notice.medium().equals(Notice.DESKTOP) && !before.contains(notice.id()))
                    .extracting(Notice::agent)
                    .containsExactlyInAnyOrder(seeds.owner().id(), cili.id());
        }
    }

    private static UUID write(EngineKit kit, String id) {
        return ((IntakeResult.Stored) kit.get(Intake.class)
                        .accept(Incoming.chat(new AccountKey(Channels.CHAT, "shop"), "visitor", id)
                                .build()))
                .conversationId();
    }
}
