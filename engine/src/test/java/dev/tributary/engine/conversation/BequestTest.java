package dev.tributary.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.Channels;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BequestTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoIsSwitchedOffLeavesTheirConversationsToTheGroup(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Seeds seeds = Seeds.in(kit);
            Group sales = seeds.group("sales");
            Agent anna = seeds.agent("Anna", Role.AGENT, sales);
            Agent bela = seeds.agent("Bela", Role.AGENT, sales);
            UUID owner = seeds.owner().id();
            UUID chat = seeds.account(Channels.CHAT, "shop");
            UUID contact = seeds.contact("Vera", null);
            seeds.identity(contact, chat, "visitor");
            UUID hers = seeds.conversation(contact, Channels.CHAT, chat)
                    .group(sales)
                    .assignee(anna)
                    .inbound("a")
                    .plant();
            UUID both = seeds.conversation(contact, Channels.CHAT, chat)
                    .group(sales)
                    .assignee(anna)
                    .inbound("b")
                    .plant();
            UUID done = seeds.conversation(contact, Channels.CHAT, chat)
                    .group(sales)
                    .assignee(anna)
                    .inbound("c")
                    .resolvedBy(anna)
                    .plant();
            kit.get(Desk.class).assign(owner, both, Set.of(anna.id(), bela.id()), sales.id());

            kit.get(People.class).setActive(owner, anna.id(), false);

            Inbox inbox = kit.get(Inbox.class);
            assertThat(inbox.head(bela.id(), hers).row().assignees()).isEmpty();
            assertThat(inbox.head(bela.id(), hers).row().groupId()).isEqualTo(sales.id());
            assertThat(inbox.page(bela.id(), Queue.NEW, 0, 10))
                    .extracting(ConversationRow::id)
                    .containsExactly(hers);
            assertThat(inbox.head(bela.id(), both).row().assignees()).containsExactly(bela.id());
            assertThat(inbox.head(bela.id(), done).row().assignees()).containsExactly(anna.id());
            assertThat(inbox.thread(bela.id(), hers, Long.MAX_VALUE, 10)
                            .getLast()
                            .body())
                    .isEqualTo("event.unassigned");

            kit.get(Desk.class).reopen(bela.id(), done);
            assertThat(inbox.head(bela.id(), done).row().assignees())
                    .as("opened again it is not hers either")
                    .isEmpty();
            assertThat(inbox.page(bela.id(), Queue.NEW, 0, 10))
                    .extracting(ConversationRow::id)
                    .contains(done);
        }
    }
}
