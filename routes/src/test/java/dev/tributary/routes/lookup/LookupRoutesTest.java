package dev.tributary.routes.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.decision.PluginWords.Kind;
import dev.tributary.engine.decision.PluginWords.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, real routes, a real HTTP server behind them. */
class LookupRoutesTest {
    @TempDir
    Path data;

    private LookupHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new LookupHouse(data);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String fault(String name) {
        return house.routes.faults().getOrDefault(name, Map.of()).getOrDefault("en", "");
    }

    @Test
    void aFileBringsItsWordsAndAnswers() throws Exception {
        assertThat(house.routes.knows("crm")).isFalse();
        house.write("crm.yaml", house.asking("crm", "/customers"));
        assertThat(house.routes.registers())
                .containsExactly(new Register(
                        "crm",
                        Map.of(
                                "en",
                                "What the customer register knows about an address.",
                                "hu",
                                "Amit az ügyfélnyilvántartás egy címről tud."),
                        Map.of("tier", Kind.TEXT, "orders", Kind.NUMBER, "vip", Kind.FLAG, "marks", Kind.TEXTS)));
        assertThat(house.routes.knows("crm")).isTrue();
        assertThat(house.routes.ask("crm", "ann@example.com"))
                .isEqualTo(Map.of(
                        "tier",
                        "gold",
                        "orders",
                        "12",
                        "vip",
                        "true",
                        "marks",
                        "a\nb c",
                        "card",
                        "4111 1111 1111 1111"));
    }

    @Test
    void theExampleAnswersAsItStandsThere() throws Exception {
        house.write("crm.properties", "url = " + house.address() + "/customers\ntoken = abc\n");
        house.write("crm.yaml", Files.readString(Path.of("..", "examples", "lookups", "crm.yaml")));
        assertThat(house.routes.faults()).isEmpty();
        assertThat(house.routes.registers().getFirst().help()).containsKeys("en", "hu");
        assertThat(house.routes.ask("crm", "ann@example.com")).containsEntry("tier", "gold");
        assertThat(house.asked()).containsExactly("/customers?email=ann%40example.com");
    }

    @Test
    void whatACustomerWroteStaysOneValueOfAnAddress() throws Exception {
        house.write("crm.yaml", house.asking("crm", "/customers"));
        house.routes.ask("crm", "a b&admin=true#x/é");
        assertThat(house.asked()).containsExactly("/customers?email=a%20b%26admin%3Dtrue%23x%2F%C3%A9");
    }

    @Test
    void aRouteIsGivenTheKeyAndNothingElse() throws Exception {
        house.write("crm.yaml", LookupHouse.saying("crm", "{\"tier\": \"${body} ${headers.size} ${variables.size}\"}"));
        assertThat(house.routes.ask("crm", "ann")).containsEntry("tier", "ann 0 1");
    }

    @Test
    void aMapIsAnAnswerAndSoIsNothing() throws Exception {
        house.write("crm.yaml", LookupHouse.saying("crm", "${null}"));
        assertThat(house.routes.ask("crm", "ann")).isEmpty();
        house.write("crm.yaml", LookupHouse.saying("crm", "  "));
        assertThat(house.routes.ask("crm", "ann")).isEmpty();
        house.write("crm.yaml", LookupHouse.saying("crm", "{}"));
        assertThat(house.routes.ask("crm", "ann")).isEmpty();
    }

    @Test
    void whatIsNoAnswerIsToldWithoutWhatItSaid() {
        house.write("crm.yaml", LookupHouse.saying("crm", "secret"));
        assertThatThrownBy(() -> house.routes.ask("crm", "ann")).hasMessage("the answer is not a JSON object");
        house.write("crm.yaml", LookupHouse.saying("crm", "[1, 2]"));
        assertThatThrownBy(() -> house.routes.ask("crm", "ann")).hasMessage("the answer is not a JSON object");
        house.write("crm.yaml", LookupHouse.saying("crm", "{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}"));
        assertThatThrownBy(() -> house.routes.ask("crm", "ann")).hasMessageContaining("nested deeper");
        house.write("crm.yaml", LookupHouse.saying("crm", "{\"a\": \"" + "x".repeat(AnswerReader.LARGEST) + "\"}"));
        assertThatThrownBy(() -> house.routes.ask("crm", "ann")).hasMessageContaining("larger than");
    }

    @Test
    void aFailureSaysNothingOfWhoWasAskedAbout() {
        house.write("crm.yaml", house.asking("crm", "/broken"));
        assertThatThrownBy(() -> house.routes.ask("crm", "ann@example.com")).hasMessage("the other side answered 500");
        assertThatThrownBy(() -> house.routes.ask("erp", "ann@example.com"))
                .hasMessage("there is no look-up of this name");
        house.write("crm.yaml", """
                # answers: tier text
                - route:
                    from:
                      uri: direct:lookup-crm
                      steps:
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: "no way to /customers/${variable.keyInAddress}"
                """);
        assertThatThrownBy(() -> house.routes.ask("crm", "Anna Kovács")).hasMessage("IllegalStateException");
    }

    @Test
    void whoIsAskedTooLongIsInterruptedAndItsThreadIsFree() throws Exception {
        house.write("crm.yaml", house.asking("crm", "/slow"));
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                house.routes.ask("crm", "ann");
            } catch (Exception expected) {
                // that it ends is the point
            }
        });
        org.awaitility.Awaitility.await().until(() -> !house.asked().isEmpty());
        asking.interrupt();
        assertThat(asking.join(java.time.Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aFileThatCannotAnswerSaysWhy() {
        house.write("crm.yaml", LookupHouse.saying("erp", "{}"));
        assertThat(fault("crm")).isEqualTo("lookups/crm.yaml: needs a route from direct:lookup-crm.");
        house.write("crm.yaml", LookupHouse.saying("crm", "{}").replace("# answers", "# answer"));
        assertThat(fault("crm")).startsWith("lookups/crm.yaml: must say at its head what it answers");
        house.write("crm.yaml", LookupHouse.saying("crm", "{}").replace("tier text", "tier text, the orders"));
        assertThat(fault("crm")).startsWith("lookups/crm.yaml, line 1: says of an answer that it is “the orders”");
        assertThat(house.routes.registers()).isEmpty();
        house.write("crm.yaml", LookupHouse.saying("crm", "{}"));
        assertThat(house.routes.faults()).isEmpty();
        assertThat(house.routes.registers()).hasSize(1);
    }

    @Test
    void aBrokenNewVersionIsToldAndTheOldOneAnswers() throws Exception {
        house.write("crm.yaml", LookupHouse.saying("crm", "{\"tier\": \"gold\"}"));
        house.write("crm.yaml", LookupHouse.saying("crm", "{}").replace("setBody", "setBoby"));
        assertThat(fault("crm")).startsWith("lookups/crm.yaml, line 6: ");
        assertThat(house.routes.registers()).hasSize(1);
        assertThat(house.routes.ask("crm", "ann")).containsEntry("tier", "gold");
    }

    @Test
    void everyQuestionIsAnsweredWhileTheFileIsChanged() throws Exception {
        house.write("crm.yaml", LookupHouse.saying("crm", "{\"tier\": \"0\"}"));
        Thread changing = Thread.ofPlatform().start(() -> {
            for (int version = 1; version <= 5; version++)
                house.write("crm.yaml", LookupHouse.saying("crm", "{\"tier\": \"" + version + "\"}"));
        });
        int last = 0;
        while (changing.isAlive()) {
            int tier = Integer.parseInt(house.routes.ask("crm", "ann").getOrDefault("tier", ""));
            assertThat(tier).isGreaterThanOrEqualTo(last);
            last = tier;
        }
        assertThat(house.routes.ask("crm", "ann")).containsEntry("tier", "5");
    }
}
