package dev.tributary.ui.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.kit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A store as a busy house has after some years: ten messages a conversation, one in ten open, twenty agents in eight groups;
 * tags, ratings, pages and addresses as frequent as they are in life, words as frequent as words are. The same for the same
 * size, but for the ids of conversations and messages. Written by plain SQL: taking a million messages in would measure something else.
 */
final class InboxStore {
    static final int MESSAGES = 10;
    private static final int GROUPS = 8;
    private static final int AGENTS = 20;
    private static final int TAGS = 40;
    private static final int PAGES = 2000;
    private static final int VOCABULARY = 20_000;
    private static final Instant END = Instant.parse("2026-11-29T12:00:00Z");
    private static final String[] CHANNELS = {"chat", "chat", "chat", "email", "email", "messenger"};
    private static final String[] SYLLABLES = {
        "cso", "mag", "ren", "del", "szál", "lít", "par", "cel", "ship", "ment", "ci", "pő", "vissza", "pay", "in",
        "voice", "kér", "dés", "or", "der", "ad", "dress", "mé", "ret", "szám", "la", "re", "fund", "tal", "bolt"
    };

    final List<UUID> agents = new ArrayList<>();
    final List<UUID> groups = new ArrayList<>();
    private final Random random = new Random(4);
    private final int conversations;

    /** A store of this size, as it is in a database that was filled before. */
    InboxStore(int conversations) {
        this.conversations = conversations;
        for (int i = 0; i < GROUPS; i++) groups.add(id("group " + i));
        for (int i = 0; i < AGENTS; i++) agents.add(id("agent " + i));
    }

    /** Fills a fresh database. The owner and the agents are there after it, and have no password. */
    static InboxStore fill(TestDatabase kind, TestDatabase.Address address, int conversations) throws SQLException {
        InboxStore store = new InboxStore(conversations);
        String url = kind == TestDatabase.POSTGRES
                ? address.url() + (address.url().contains("?") ? "&" : "?") + "reWriteBatchedInserts=true"
                : address.url() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        try (Connection connection = DriverManager.getConnection(url, address.user(), address.password())) {
            if (kind == TestDatabase.H2) relax(connection);
            connection.setAutoCommit(false);
            store.people(connection);
            store.write(connection);
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                if (kind == TestDatabase.H2) statement.execute("set referential_integrity true");
                statement.execute(kind == TestDatabase.POSTGRES ? "vacuum analyze" : "analyze");
            }
        }
        return store;
    }

    /** What is made up refers to what was made up before: nobody need look whether it is there. */
    private static void relax(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set referential_integrity false");
            statement.execute("set cache_size 524288");
        }
    }

    static String tag(int number) {
        return "tag-" + number;
    }

    static String page(int number) {
        return "shop.example/" + (number % 10 == 0 ? "sale" : "shoes") + "/model-" + number;
    }

    static String address(int number) {
        return "10." + number % 40 + "." + number % 200 + "." + number % 250;
    }

    /** A word: the smaller the number, the more frequent it is. */
    static String word(int number) {
        int n = SYLLABLES.length;
        return SYLLABLES[number % n]
                + SYLLABLES[number / n % n]
                + (number < n * n ? "" : SYLLABLES[number / n / n % n]);
    }

    private int rank() {
        // as often as words are: the first makes up a twelfth of all, the thousandth one in ten thousand
        return (int) Math.min(VOCABULARY - 1.0, Math.exp(random.nextDouble() * Math.log(VOCABULARY)) - 1);
    }

    private void people(Connection connection) throws SQLException {
        try (Rows agent = rows(
                        connection,
                        "insert into agent (id, email, name, password_hash, password_change_due, role, active, presence, locale,"
                                + " theme, session_epoch, created_at) values (?, ?, ?, '', false, ?, true, 'ONLINE', 'en',"
                                + " 'system', 0, ?)");
                Rows group =
                        rows(connection, "insert into agent_group (id, code, name, created_at) values (?, ?, ?, ?)");
                Rows member = rows(connection, "insert into group_member (group_id, agent_id) values (?, ?)");
                Rows account = rows(
                        connection,
                        "insert into channel_account (id, channel, account, name, settings, secrets, state, revision, created_at)"
                                + " values (?, ?, ?, ?, '{}', '', 'ACTIVE', 1, ?)");
                Rows page = rows(connection, "insert into seen_page (id, address) values (?, ?)")) {
            for (int i = 0; i < GROUPS; i++) group.add(groups.get(i), "group-" + i, "Group " + i, at(END));
            for (int i = 0; i < AGENTS; i++)
                agent.add(agents.get(i), i + "@shop.example", "Agent " + i, i == 0 ? "OWNER" : "AGENT", at(END));
            agent.send();
            group.send();
            for (int i = 1; i < AGENTS; i++) {
                member.add(groups.get(i % GROUPS), agents.get(i));
                if (i % 3 == 0) member.add(groups.get((i + 1) % GROUPS), agents.get(i));
            }
            for (String channel : List.of("chat", "email", "messenger"))
                account.add(account(channel), channel, channel, channel, at(END));
            for (int i = 0; i < PAGES; i++) page.add(id(page(i)), page(i));
        }
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static UUID account(String channel) {
        return id("account " + channel);
    }

    private void write(Connection connection) throws SQLException {
        try (Rows contact = rows(
                        connection,
                        "insert into contact (id, name, email, created_at, updated_at) values (?, ?, ?, ?, ?)");
                Rows contactTag = rows(connection, "insert into contact_tag (contact_id, tag) values (?, ?)");
                Rows conversation = rows(
                        connection,
                        "insert into conversation (id, contact_id, group_id, status, priority, subject, last_seq,"
                                + " message_count, assignee_count, agent_answered, channel, account_id, preview, preview_by,"
                                + " created_at, last_activity_at, last_inbound_at, resolved_at, rating)"
                                + " values (?, ?, ?, ?, 'NORMAL', null, ?, ?, ?, true, ?, ?, ?, 'CUSTOMER', ?, ?, ?, ?, ?)");
                Rows message = rows(
                        connection,
                        "insert into message (id, conversation_id, seq, kind, author, author_id, author_name, channel,"
                                + " account_id, external_id, body, automatic, sent_at, created_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?)");
                Rows assignee = rows(
                        connection,
                        "insert into conversation_assignee (conversation_id, agent_id, assigned_at, status, last_activity_at)"
                                + " values (?, ?, ?, ?, ?)");
                Rows worker =
                        rows(connection, "insert into conversation_agent (conversation_id, agent_id) values (?, ?)");
                Rows tag = rows(connection, "insert into conversation_tag (conversation_id, tag) values (?, ?)");
                Rows page = rows(connection, "insert into conversation_page (page_id, conversation_id) values (?, ?)");
                Rows address =
                        rows(connection, "insert into conversation_address (address, conversation_id) values (?, ?)")) {
            Rows[] inOrder = {contact, contactTag, conversation, message, assignee, worker, tag, page, address};
            for (int i = 0; i < conversations; i++) {
                one(i, contact, contactTag, conversation, message, assignee, worker, tag, page, address);
                if (i % 500 == 499) for (Rows rows : inOrder) rows.send();
                if (i % 10_000 == 9_999) connection.commit();
            }
            for (Rows rows : inOrder) rows.send();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into queue_count (group_id, status, free, number) select group_id, status,"
                    + " case when assignee_count = 0 then true else false end, cast(count(*) as int) from conversation"
                    + " group by group_id, status, case when assignee_count = 0 then true else false end");
            statement.execute(
                    "insert into queue_count (group_id, agent_id, status, free, number)"
                            + " select c.group_id, a.agent_id, c.status, false, cast(count(*) as int) from conversation c"
                            + " join conversation_assignee a on a.conversation_id = c.id group by c.group_id, a.agent_id, c.status");
        }
    }

    private void one(
            int number,
            Rows contact,
            Rows contactTag,
            Rows conversation,
            Rows message,
            Rows assignee,
            Rows worker,
            Rows tag,
            Rows page,
            Rows address)
            throws SQLException {
        // three minutes from one to the next, whatever the size: a larger store is an older one
        Instant began = END.minusSeconds(180L * (conversations - number));
        Instant last = began.plusSeconds(60L * MESSAGES);
        // in the order of time, as the house makes them
        UUID id = UuidCreator.getTimeOrderedEpoch(began);
        UUID customer = UuidCreator.getTimeOrderedEpoch(began);
        contact.add(customer, "Customer " + word(rank()), "c" + number + "@example.com", at(began), at(began));
        if (random.nextInt(10) == 0) contactTag.add(customer, tag(random.nextInt(TAGS)));
        boolean open = random.nextInt(10) == 0;
        boolean free = random.nextInt(open ? 3 : 10) == 0;
        String status = open ? random.nextInt(10) == 0 ? "SNOOZED" : "OPEN" : "RESOLVED";
        String channel = CHANNELS[random.nextInt(CHANNELS.length)];
        @Nullable UUID group = random.nextInt(10) == 0 ? null : groups.get(random.nextInt(GROUPS));
        UUID agent = agents.get(1 + random.nextInt(AGENTS - 1));
        conversation.add(
                id,
                customer,
                group,
                status,
                (long) MESSAGES,
                MESSAGES,
                free ? 0 : 1,
                channel,
                account(channel),
                "preview " + number,
                at(began),
                at(last),
                at(last),
                open ? null : at(last),
                !open && random.nextInt(4) == 0 ? 1 + random.nextInt(5) : null);
        for (int seq = 1; seq <= MESSAGES; seq++) {
            boolean inbound = seq % 2 == 1;
            Instant written = began.plusSeconds(60L * seq);
            OffsetDateTime at = at(written);
            message.add(
                    UuidCreator.getTimeOrderedEpoch(written),
                    id,
                    (long) seq,
                    inbound ? "INBOUND" : "OUTBOUND",
                    inbound ? "CUSTOMER" : "AGENT",
                    inbound ? customer : agent,
                    inbound ? "Customer" : "Agent",
                    channel,
                    account(channel),
                    inbound ? number + ":" + seq : null,
                    text(),
                    at,
                    at);
        }
        if (!free) assignee.add(id, agent, at(began), status, at(last));
        worker.add(id, agent);
        if (random.nextInt(3) == 0) tag.add(id, tag(random.nextInt(TAGS)));
        if (channel.equals("chat")) {
            page.add(id(page(random.nextInt(PAGES))), id);
            address.add(address(random.nextInt(20_000)), id);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int n = 6 + random.nextInt(20); n > 0; n--)
            text.append(word(rank())).append(n == 1 ? '.' : ' ');
        return text.toString();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Rows rows(Connection connection, String sql) throws SQLException {
        return new Rows(connection.prepareStatement(sql));
    }

    /** Rows of a table, sent by the thousand. */
    private static final class Rows implements AutoCloseable {
        private final PreparedStatement statement;
        private int waiting;

        Rows(PreparedStatement statement) {
            this.statement = statement;
        }

        void add(@Nullable Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.addBatch();
            waiting++;
        }

        void send() throws SQLException {
            if (waiting > 0) statement.executeBatch();
            waiting = 0;
        }

        @Override
        public void close() throws SQLException {
            send();
            statement.close();
        }
    }
}
