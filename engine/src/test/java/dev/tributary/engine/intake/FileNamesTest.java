package dev.tributary.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.FileRow;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.NewFile;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A file's name is what people are shown and nothing else; it lies under an id that nobody chose: S5 of the checks. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FileNamesTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final byte[] CONTENT = "hello".getBytes(StandardCharsets.UTF_8);
    /** What a sender calls a file, and what it is called then. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("../../../../etc/passwd", "passwd");
        NAMES.put("..\\..\\windows\\system32\\evil.dll", "evil.dll");
        NAMES.put("/etc/cron.d/evil", "evil");
        NAMES.put("C:\\autoexec.bat", "autoexec.bat");
        NAMES.put("file:///etc/shadow", "shadow");
        NAMES.put("..", "file");
        NAMES.put("", "file");
        NAMES.put("  ", "file");
        NAMES.put("a/", "file");
        NAMES.put("a\0b.txt", "ab.txt");
        NAMES.put("a\r\nContent-Type: text.html", "aContent-Type: text.html");
        NAMES.put("CON", "CON");
        NAMES.put("NUL.txt", "NUL.txt");
        NAMES.put("invoice\u202efdp.exe", "invoicefdp.exe");
        NAMES.put("\u2066rtl\u2069\u200f.txt", "rtl.txt");
        NAMES.put("half \ud83d.txt", "half .txt");
        NAMES.put("számla 😀.pdf", "számla 😀.pdf");
        NAMES.put("n".repeat(4_000) + ".txt", "n".repeat(255));
        NAMES.put("${jndi:ldap:x}<b>'\";--", "${jndi:ldap:x}<b>'\";--");
    }

    private final TestDatabase.Address database;
    private final EngineKit kit;
    private final UUID owner;
    private final UUID account;

    FileNamesTest(TestDatabase kind) {
        database = kind.fresh();
        kit = EngineKit.start(database, new FakeRuleCompiler(), new RecordingGateway(), new FakeChannels());
        owner = Seeds.in(kit).owner().id();
        account = kit.get(ChannelAccounts.class)
                .addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()))
                .id();
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void whateverASenderCallsAFileItLiesUnderAnIdAndIsNoPath() throws IOException {
        List<Path> before = paths();
        Incoming message = Incoming.chat(SITE, "v1", "1");
        NAMES.keySet().forEach(name -> message.file(name, "text/plain", CONTENT));
        UUID conversation = ((IntakeResult.Stored) kit.get(Intake.class).accept(message.build())).conversationId();
        assertNamesAreHarmless(conversation, NAMES.size());
        assertThat(paths()).isEqualTo(before);
    }

    @Test
    void whateverAnAgentCallsAFileIsNoPathEither() throws IOException {
        UUID conversation = ((IntakeResult.Stored) kit.get(Intake.class)
                        .accept(Incoming.chat(SITE, "v1", "1").build()))
                .conversationId();
        List<Path> before = paths();
        for (String name : NAMES.keySet()) {
            List<NewFile> files = List.of(new NewFile(Unmasked.of(name), "text/plain", CONTENT));
            kit.get(Desk.class)
                    .reply(
                            owner,
                            conversation,
                            new Reply(account, null, null, Unmasked.of("See there."), files, Long.MAX_VALUE, true));
        }
        assertNamesAreHarmless(conversation, NAMES.size());
        assertThat(paths()).isEqualTo(before);
    }

    private void assertNamesAreHarmless(UUID conversation, int files) {
        Inbox inbox = kit.get(Inbox.class);
        List<FileRow> rows = inbox.thread(owner, conversation, Long.MAX_VALUE, 100).stream()
                .flatMap(message -> message.files().stream())
                .toList();
        assertThat(rows).extracting(FileRow::name).containsExactlyInAnyOrderElementsOf(NAMES.values());
        assertThat(rows)
                .extracting(FileRow::id)
                .doesNotHaveDuplicates()
                .hasSize(files)
                .allMatch(id -> id.version() == 7);
        for (FileRow row : rows)
            assertThat(inbox.file(owner, row.id()).content()).isEqualTo(CONTENT);
    }

    /** What lies where the house lives; what stands in the search's folder comes and goes. */
    private List<Path> paths() throws IOException {
        try (Stream<Path> all = Files.list(database.data())) {
            return all.sorted().toList();
        }
    }
}
