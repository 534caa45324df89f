package dev.tributary.routes.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.SendOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples as they lie in the repository, dropped into a house, with the real outside. */
@Tag("slow")
class ExampleChannelsTest {
    private static final Path EXAMPLES = Path.of("../examples/channels");

    @TempDir
    Path data;

    private PluginHouse house;

    @BeforeEach
    void open() {
        house = new PluginHouse(data);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void drop(String name, String properties) throws IOException {
        house.put(name + ".properties", properties);
        house.write(name + ".yaml", Files.readString(EXAMPLES.resolve(name + ".yaml")));
        assertThat(house.channel(name).fault()).isEmpty();
    }

    @Test
    void aTextMessageGoesThroughTheGateway() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
                boolean refused = body.contains("nobody");
                byte[] answer = (refused ? "no such number" : "{\"id\": \"g-1\"}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(refused ? 400 : 200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        gateway.start();
        try {
            drop(
                    "sms",
                    "gateway = http://127.0.0.1:" + gateway.getAddress().getPort()
                            + "/messages\nkey = k\nsecret = s\n");
            assertThat(house.send("sms", "Jó napot \"önnek\"")).isEqualTo(new SendOutcome.Sent("g-1", List.of()));
            assertThat(asked.getFirst()).startsWith("Bearer k ").contains("Jó napot \\\"önnek\\\"");
            assertThat(house.send("sms", "to nobody"))
                    .isEqualTo(new SendOutcome.Permanent("permanent", "The gateway refused it: no such number"));
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void aLetterLiesInTheFolderAndIsAnsweredByOne() throws IOException {
        Path in = Files.createDirectory(data.resolve("in"));
        Path out = data.resolve("out");
        Files.writeString(in.resolve("anna_1.txt"), "Mikor jön a \"rendelésem\"?\nAnna");
        drop("letters", "in = " + in + "\nout = " + out + "\n");
        await().until(() -> house.intake.storedCount() == 1);
        assertThat(house.lastText()).isEqualTo("Mikor jön a \"rendelésem\"?\nAnna");
        assertThat(((InboundMessage) house.intake.events().getFirst()).sender().externalId())
                .isEqualTo("anna");
        await().until(() -> Files.exists(in.resolve(".done/anna_1.txt")));
        assertThat(house.send("letters", "Holnap.")).isInstanceOf(SendOutcome.Sent.class);
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).singleElement().satisfies(file -> {
                assertThat(file.getFileName().toString()).startsWith("someone_");
                assertThat(file).hasContent("Holnap.");
            });
        }
    }

    @Test
    void aJarBringsAComponentThatOnlyItsOwnFileSees() throws Exception {
        try (PagerTower tower = new PagerTower()) {
            tower.came("p-1", "42", "Call me");
            PagerTower.jar(EXAMPLES.resolve("pager/src"), house.file("pager-lib"));
            drop("pager", "tower = 127.0.0.1:" + tower.port() + "\n");
            await().until(() -> house.intake.storedCount() == 1);
            assertThat(house.lastText()).isEqualTo("Call me");
            await().until(() -> tower.waiting() == 0);
            assertThat(house.send("pager", "At once")).isEqualTo(new SendOutcome.Sent("page-1", List.of()));
            assertThat(tower.paged())
                    .singleElement()
                    .satisfies(page -> assertThat(page).startsWith("someone\t").endsWith("\tAt once"));
            house.write(
                    "thief.yaml", PluginHouse.simple("thief", "x") + "        - to: { uri: 'pager:127.0.0.1:1' }\n");
            assertThat(house.channel("thief").running()).isFalse();
            assertThat(house.channel("thief").fault().get("en")).contains("pager");
        }
    }
}
