package dev.tributary.routes.messenger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.routes.kit.CountingIntake;
import dev.tributary.routes.kit.Outside;
import dev.tributary.routes.stream.StreamKit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.servlet.MockMvc;

/** Payloads that nobody here wrote go through the signed webhook to the store. */
class OutsideMessengerTest {
    private static final String SECRET = "app secret";
    private static final Set<String> STORED = Set.of("message", "echo", "postback", "unsupported", "standby");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyOutsidePayloadIsHandledAsListed(TestDatabase database) throws Exception {
        List<Case> cases = cases(Outside.sets("messenger-restfb").getFirst());
        StreamKit stream = new StreamKit();
        try (EngineKit kit = EngineKit.start(database, new FakeRuleCompiler(), stream.gateway())) {
            CountingIntake intake = new CountingIntake(kit.get(Intake.class));
            ChannelAccounts accounts = kit.get(ChannelAccounts.class);
            Set<String> pages = new TreeSet<>();
            cases.forEach(one -> pages.addAll(one.pages()));
            for (String page : pages) accounts.addByOperator(new AccountKey("messenger", page), page, settings(page));
            stream.run(accounts, kit.get(EventFeed.class), intake, MessengerKit.channel(kit, Attachments.none()));
            try {
                postAll(stream.web(), cases, intake);
            } finally {
                stream.close();
            }
        }
    }

    private static void postAll(MockMvc web, List<Case> cases, CountingIntake intake) throws Exception {
        List<String> wrong = new ArrayList<>();
        int expected = 0;
        for (Case one : cases) {
            int before = intake.stored();
            int status = posted(web, one.payload());
            int stored = intake.stored() - before;
            if (status != 200 || stored != one.toStore())
                wrong.add(one.id() + ": " + status + ", stored " + stored + " of " + one.toStore());
            expected += one.toStore();
        }
        System.err.println("messenger-restfb: " + (cases.size() - wrong.size()) + " of " + cases.size()
                + " payloads as listed; " + intake.stored() + " of " + expected + " messages stored, "
                + intake.updates() + " receipts");
        assertThat(wrong).isEmpty();

        for (Case one : cases)
            assertThat(posted(web, one.payload())).as(one.id()).isEqualTo(200);
        assertThat(intake.stored()).isEqualTo(expected);
        assertThat(intake.repeats()).isEqualTo(expected);

        for (Case one : cases) {
            String broken = one.payload().substring(0, one.payload().lastIndexOf('}'));
            assertThat(posted(web, broken)).as(one.id()).isEqualTo(400);
        }
        assertThat(intake.stored()).isEqualTo(expected);
    }

    private static int posted(MockMvc web, String payload) throws Exception {
        byte[] body = payload.getBytes(UTF_8);
        return web.perform(post("/channels/messenger/webhook")
                        .header("X-Hub-Signature-256", Signature.of(body, SECRET))
                        .content(body))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static ChannelSettings settings(String page) {
        return new ChannelSettings(
                Map.of(Page.PAGE_ID, page, Page.VERIFY_TOKEN, "verify me"),
                Map.of(Page.TOKEN, "token", Page.APP_SECRET, SECRET));
    }

    private static List<Case> cases(Path set) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(set.resolve("cases.jsonl"))) {
            JsonObject listed = json(line);
            int toStore = (int) listed.getJsonArray("events").stream()
                    .map(JsonValue::asJsonObject)
                    .filter(event -> STORED.contains(event.getString("kind")))
                    .count();
            String payload = Files.readString(set.resolve(listed.getString("file")));
            cases.add(onPagesOfItsOwn(listed.getString("id"), payload, cases.size(), toStore));
        }
        return cases;
    }

    /**
     * The payloads are examples and share pages, message ids and times. Each that says something gets pages of its own, by
     * its number behind their ids; all else stays as it is.
     */
    private static Case onPagesOfItsOwn(String id, String payload, int number, int toStore) {
        Set<String> pages = new TreeSet<>();
        String changed = payload;
        for (String page : entryIds(payload)) {
            String own = toStore == 0 ? page : page + number;
            changed = changed.replace(page, own);
            pages.add(own);
        }
        return new Case(id, changed, List.copyOf(pages), toStore);
    }

    private static Set<String> entryIds(String payload) {
        JsonObject json = json(payload);
        if (!json.containsKey("entry")) return Set.of();
        return json.getJsonArray("entry").stream()
                .map(JsonValue::asJsonObject)
                .filter(entry -> entry.containsKey("id"))
                .map(entry -> entry.get("id").toString().replace("\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private record Case(String id, String payload, List<String> pages, int toStore) {}
}
