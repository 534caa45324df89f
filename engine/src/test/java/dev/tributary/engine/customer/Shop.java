package dev.tributary.engine.customer;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.ContactCard;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.customer.PageTrail.Looks;
import dev.tributary.engine.customer.PageTrail.SeenPage;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** A shop with a chat box and a mailbox, and an owner who looks at cards. */
final class Shop implements AutoCloseable {
    static final AccountKey SITE = new AccountKey("chat", "shop");
    static final String ORIGIN = "https://shop.example";
    private static final AccountKey MAILBOX = new AccountKey("email", "help@shop.example");

    final EngineKit kit;
    final UUID site;
    final UUID owner;

    Shop(TestDatabase database) {
        kit = EngineKit.start(database, new FakeRuleCompiler(), new RecordingGateway());
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        site = accounts.addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()))
                .id();
        accounts.addByOperator(MAILBOX, "Mail", new ChannelSettings(Map.of(), Map.of()));
        owner = Seeds.in(kit).owner().id();
    }

    VisitorIdentity visitor() {
        return kit.get(VisitorThread.class)
                .welcome(site, ORIGIN, Duration.ofDays(1))
                .visitor();
    }

    /** The visitor writes; returns the conversation. */
    UUID write(VisitorIdentity visitor, String text) {
        return stored(
                Incoming.chat(SITE, visitor.id().toString(), UUID.randomUUID().toString())
                        .text(text));
    }

    /** Somebody writes a mail. */
    UUID mail(String from) {
        return stored(Incoming.mail(MAILBOX, from, "<" + UUID.randomUUID() + "@example.com>"));
    }

    private UUID stored(Incoming message) {
        return ((IntakeResult.Stored) kit.get(Intake.class).accept(message.build())).conversationId();
    }

    boolean see(VisitorIdentity visitor, String url) {
        return kit.get(PageTrail.class)
                .keep(
                        visitor,
                        List.of(new SeenPage(UUID.randomUUID(), Unmasked.of(url), null, null, Duration.ZERO, null)),
                        new Looks("Browser 1.0", null, null, null));
    }

    ContactCard card(UUID conversation) {
        return kit.get(Inbox.class).card(owner, conversation);
    }

    UUID contactOf(UUID conversation) {
        return kit.get(DSLContext.class)
                .fetchSingle(CONVERSATION, CONVERSATION.ID.eq(conversation))
                .getContactId();
    }

    @Override
    public void close() {
        kit.close();
    }
}
