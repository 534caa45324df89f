package dev.tributary.engine.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.Doorkeeper;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Desk.ContactField;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.NewFile;
import dev.tributary.engine.conversation.Ratings;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.Details;
import dev.tributary.engine.conversation.VisitorThread.NewVisitor;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A card in everything that somebody can write: what is kept of it is its last four digits, in one form, everywhere. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OneFormTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final AccountKey MAILBOX = new AccountKey("email", "help@shop.example");
    private static final String ORIGIN = "https://shop.example";
    private static final String CARD = "4111 1111 1111 1111";
    private static final String TEXT = "I paid with " + CARD + ", CVV 737, twice";
    private static final Pattern FORMS =
            Pattern.compile("•••• •••• •••• \\d{4}|\\*{4} \\*{4} \\*{4} \\d{4}|•••|\\*\\*\\*");
    /** Not within an id or a digest, which may have the same digits. */
    private static final Pattern CODE = Pattern.compile("(?<![0-9A-Za-z])737(?![0-9A-Za-z])");

    private static final Pattern DOTS = Pattern.compile("[•*]{3,}[•* ]*\\d*");

    private final EngineKit kit;
    private final DSLContext sql;
    private final Intake intake;
    private final Agent owner;
    private final NewVisitor ann;

    OneFormTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeChannels(), new RecordingGateway());
        sql = kit.get(DSLContext.class);
        intake = kit.get(Intake.class);
        owner = Seeds.in(kit).owner();
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        accounts.addByOperator(MAILBOX, "Help", new ChannelSettings(Map.of(), Map.of()));
        ChannelAccount site = accounts.addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        ann = kit.get(VisitorThread.class).welcome(site.id(), ORIGIN, Duration.ofDays(1));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void whateverIsWrittenIsKeptInTheOneForm() {
        UUID conversation = customersWrite();
        agentsWrite(conversation);
        List<String> cells = cells();
        assertThat(cells).filteredOn(OneFormTest::tellsTheCard).isEmpty();
        assertThat(cells).noneMatch(cell -> CODE.matcher(cell).find());
        assertThat(cells).filteredOn(cell -> cell.contains("•")).hasSizeGreaterThan(20);
        for (String cell : cells) {
            Matcher dots = DOTS.matcher(cell);
            while (dots.find()) assertThat(dots.group().strip()).matches(FORMS);
        }
    }

    private UUID customersWrite() {
        VisitorThread threads = kit.get(VisitorThread.class);
        IntakeResult first = intake.accept(Incoming.chat(
                        SITE, ann.visitor().id().toString(), UUID.randomUUID().toString())
                .text(TEXT)
                .page("https://shop.example/pay?card=4111+1111+1111+1111&cvv=737&again=4111%201111%201111%201111")
                .file("card " + CARD + ".txt", TEXT)
                .file("latin.csv", "text/csv", ("díj;" + TEXT).getBytes(StandardCharsets.ISO_8859_1))
                .build());
        intake.accept(Incoming.mail(MAILBOX, "4111111111111111@example.org", "1@example.org")
                .named("Ann " + CARD)
                .subject(TEXT)
                .text(TEXT)
                .html("<p>4111<b>1111</b>1111&nbsp;1111 CVV: <i>737</i></p>")
                .file("page.html", "text/html", ("<b>" + TEXT + "</b>").getBytes(StandardCharsets.UTF_8))
                .build());
        threads.introduce(
                ann.visitor(),
                new Details(Unmasked.of("Ann " + CARD), Unmasked.of("4111111111111111@example.org"), Unmasked.of(CARD)),
                "I agree " + CARD);
        kit.get(Ratings.class).rate(ann.visitor(), 2, Unmasked.of(TEXT));
        kit.get(Doorkeeper.class).knock(CARD, "192.0.2.1");
        return ((IntakeResult.Stored) first).conversationId();
    }

    private void agentsWrite(UUID conversation) {
        Desk desk = kit.get(Desk.class);
        UUID agent = owner.id();
        UUID account = kit.get(Inbox.class)
                .head(agent, conversation)
                .routes()
                .getFirst()
                .accountId();
        desk.keepDraft(agent, conversation, "reply", Unmasked.of(TEXT), Unmasked.of(TEXT));
        desk.note(agent, conversation, Unmasked.of(TEXT));
        desk.tag(agent, conversation, Unmasked.of(CARD));
        desk.tagContact(agent, conversation, Unmasked.of(CARD));
        desk.changeContact(agent, conversation, ContactField.NOTES, Unmasked.of(TEXT));
        desk.changeContact(agent, conversation, ContactField.NAME, Unmasked.of(CARD));
        try {
            desk.changeContact(agent, conversation, ContactField.PHONE, Unmasked.of(CARD));
        } catch (CommandRefused refused) {
            assertThat(told(refused)).doesNotContain("1111 1111");
        }
        desk.reply(
                agent,
                conversation,
                new Reply(
                        account,
                        null,
                        Unmasked.of(TEXT),
                        Unmasked.of(TEXT),
                        List.of(new NewFile(
                                Unmasked.of(CARD + ".txt"), "text/plain", TEXT.getBytes(StandardCharsets.UTF_8))),
                        0,
                        true));
        desk.keepDraft(agent, conversation, "note", null, Unmasked.of(TEXT));
    }

    /** Wherever the transaction breaks, what is said about it tells no card. */
    @Test
    void anErrorAtAnyStageTellsNoCard() {
        for (String table : List.of("contact", "conversation", "message", "attachment", "rule_trace", "event_log")) {
            sql.execute("alter table " + table + " add constraint broken check (1 = 0) "
                    + (sql.family() == SQLDialect.H2 ? "nocheck" : "not valid"));
            String said = "";
            try {
                intake.accept(Incoming.mail(MAILBOX, "4111111111111111@example.org", table + "@example.org")
                        .named("Ann " + CARD)
                        .subject(TEXT)
                        .text(TEXT)
                        .file("card " + CARD + ".txt", TEXT)
                        .build());
            } catch (RuntimeException e) {
                said = told(e);
            }
            sql.execute("alter table " + table + " drop constraint broken");
            assertThat(said).as("the error of " + table).isNotEmpty().doesNotContainPattern(CODE);
            assertThat(tellsTheCard(said)).as(said).isFalse();
        }
    }

    private static boolean tellsTheCard(String text) {
        return text.replaceAll("[^0-9]", "").contains(CARD.replace(" ", ""));
    }

    private static String told(Throwable thrown) {
        StringWriter said = new StringWriter();
        thrown.printStackTrace(new PrintWriter(said));
        return said.toString();
    }

    /** Every value of every row as text, bytes too. */
    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        for (Table<?> table : sql.meta().getTables()) {
            String schema = table.getSchema() == null ? "" : table.getSchema().getName();
            if (!schema.toLowerCase(Locale.ROOT).equals("public")) continue;
            for (Record row : sql.selectFrom(table).fetch())
                for (Object value : row.intoArray())
                    if (value instanceof byte[] bytes) {
                        cells.add(new String(bytes, StandardCharsets.UTF_8));
                        cells.add(new String(bytes, StandardCharsets.ISO_8859_1));
                    } else if (value instanceof String text) cells.add(text);
        }
        return cells;
    }
}
