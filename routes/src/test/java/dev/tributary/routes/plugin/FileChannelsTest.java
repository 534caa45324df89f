package dev.tributary.routes.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.spi.FileChannel.Carries;
import dev.tributary.engine.spi.FileChannel.Maturity;
import dev.tributary.engine.spi.SendOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of channels when their files come, change, break and go. */
class FileChannelsTest {
    private static final String HELLO = "{\"id\": \"1\", \"from\": \"+361\", \"text\": \"Hello\"}";

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

    @Test
    void aFileThatIsDroppedInIsAChannelWithAnAccountOfItsOwn() {
        house.write("fax.yaml", PluginHouse.simple("fax", "one"));
        assertThat(house.channel("fax").running()).isTrue();
        assertThat(house.account("fax").name()).isEqualTo("Fax of one");
        assertThat(house.post("fax", HELLO).getStatus()).isEqualTo(200);
        assertThat(house.lastText()).isEqualTo("Hello one");
        assertThat(house.intake.lastMessage().account())
                .isEqualTo(house.account("fax").key());
        assertThat(house.send("fax", "Good day")).isEqualTo(new SendOutcome.Sent("one", List.of()));
    }

    @Test
    void aTextFullOfMarksComesInAsItWasWritten() {
        house.write("fax.yaml", PluginHouse.simple("fax", "one"));
        house.post("fax", "{\"id\": \"2\", \"from\": \"+361\", \"text\": \"\\\"}, ${body} {{x}}\\n<b>árvíz\"}");
        assertThat(house.lastText()).isEqualTo("\"}, ${body} {{x}}\n<b>árvíz one");
    }

    @Test
    void aBrokenEditKeepsTheOldVersionServingAndSaysWhere() {
        house.write("fax.yaml", PluginHouse.simple("fax", "one"));
        house.write("fax.yaml", PluginHouse.simple("fax", "two").replace("convertBodyTo:", "convertBoby:"));
        assertThat(house.channel("fax").running()).isTrue();
        assertThat(house.channel("fax").fault().get("en")).startsWith("channels/fax.yaml, line 7: ");
        assertThat(house.channel("fax").fault().get("hu")).startsWith("channels/fax.yaml, 7. sor: ");
        assertThat(house.send("fax", "x")).isEqualTo(new SendOutcome.Sent("one", List.of()));
        house.write("fax.yaml", PluginHouse.simple("fax", "three"));
        assertThat(house.channel("fax").fault()).isEmpty();
        assertThat(house.account("fax").name()).isEqualTo("Fax of three");
        assertThat(house.send("fax", "x")).isEqualTo(new SendOutcome.Sent("three", List.of()));
    }

    @Test
    void oneThatCannotStartGivesTheDoorBackToTheOldVersion() {
        house.write("fax.yaml", PluginHouse.simple("fax", "one"));
        house.write("fax.yaml", PluginHouse.simple("fax", "two") + """
                - route:
                    from:
                      uri: file:/proc/nowhere?startingDirectoryMustExist=true&autoCreate=false
                      steps:
                        - to: { uri: "conversation:fax" }
                """);
        assertThat(house.channel("fax").fault()).isNotEmpty();
        assertThat(house.send("fax", "x")).isEqualTo(new SendOutcome.Sent("one", List.of()));
        assertThat(house.post("fax", HELLO).getStatus()).isEqualTo(200);
    }

    @Test
    void aFileThatIsDeletedStopsItsChannelAndNoOther() {
        house.write("fax.yaml", PluginHouse.simple("fax", "one"));
        house.write("pager.yaml", PluginHouse.simple("pager", "two"));
        house.delete("fax.yaml");
        assertThat(house.channels.of("fax")).isEmpty();
        assertThat(house.post("fax", HELLO).getStatus()).isEqualTo(404);
        assertThat(house.send("fax", "x")).isInstanceOf(SendOutcome.Temporary.class);
        assertThat(house.send("pager", "x")).isEqualTo(new SendOutcome.Sent("two", List.of()));
    }

    @Test
    void noFileCanTakeTheNameOrTheDoorOfAnother() {
        house.write("fax.yaml", PluginHouse.simple("fax", "one"));
        house.write("thief.yaml", PluginHouse.simple("fax", "stolen"));
        assertThat(house.channel("thief").running()).isFalse();
        assertThat(house.channel("thief").fault().get("en")).contains("line 5", "“fax”");
        house.write("fax.xml", "<routes/>");
        assertThat(house.channel("fax").fault().get("en")).contains("twice");
        assertThat(house.send("fax", "x")).isEqualTo(new SendOutcome.Sent("one", List.of()));
        house.write("FAX.yaml", PluginHouse.simple("FAX", "shouted"));
        assertThat(house.channel("FAX").running()).isFalse();
    }

    @Test
    void aFileMayBeWrittenInXml() {
        house.write("fax.xml", """
                <!-- name: Fax in XML
                     colour: #123456 -->
                <routes>
                  <route>
                    <from uri="conversation:fax"/>
                    <setHeader name="ConversationExternalId"><constant>xml</constant></setHeader>
                  </route>
                </routes>
                """);
        assertThat(house.send("fax", "x")).isEqualTo(new SendOutcome.Sent("xml", List.of()));
        assertThat(house.channel("fax").face().colour()).isEqualTo("#123456");
        house.write(
                "fax.xml", "<routes>\n  <route>\n    <from uri='conversation:fax'/>\n    <tu uri='log:x'/>\n</routes>");
        assertThat(house.channel("fax").fault().get("en")).contains("channels/fax.xml, line ");
        assertThat(house.send("fax", "x")).isEqualTo(new SendOutcome.Sent("xml", List.of()));
    }

    @Test
    void whatItSaysOfItselfStandsAtItsHeadOrInItsProperties() {
        house.put("fax.properties", "channel.maturity = stable\n");
        house.write("fax.yaml", """
                # name: Fax
                # name.hu: Telefax
                # icon: phone
                # colour: #0F766E
                # carries: files, receipts
                # longest: 160
                # window: 24
                # maturity: draft
                """ + PluginHouse.simple("fax", "one"));
        var fax = house.channel("fax");
        assertThat(fax.fault()).isEmpty();
        assertThat(fax.face().name("hu")).isEqualTo("Telefax");
        assertThat(fax.face().name("de")).isEqualTo("Fax");
        assertThat(fax.maturity()).isEqualTo(Maturity.STABLE);
        assertThat(fax.carries()).containsExactlyInAnyOrder(Carries.TEXT, Carries.FILES, Carries.RECEIPTS);
        assertThat(fax.capabilities().maxLength()).isEqualTo(160);
        assertThat(fax.capabilities().replyWindow()).isEqualTo(Duration.ofHours(24));
        house.write("fax.yaml", "# icon: unicorn\n" + PluginHouse.simple("fax", "one"));
        assertThat(house.channel("fax").fault().get("en"))
                .startsWith("channels/fax.yaml, line 1: ")
                .contains("plug");
        house.write("fax.yaml", "# window: soon\n" + PluginHouse.simple("fax", "one"));
        assertThat(house.channel("fax").fault().get("en")).contains("line 1", "soon");
        house.write("fax.yaml", "# carries: files, typing\n" + PluginHouse.simple("fax", "one"));
        assertThat(house.channel("fax").fault().get("en"))
                .as("what would have no effect is not taken")
                .contains("line 1", "typing", "receipts are known");
    }

    @Test
    void secretsStandBesideTheFileOrInTheEnvironmentAndAreMissedByName() {
        house.write("fax.yaml", PluginHouse.simple("fax", "{{fax.line}}"));
        assertThat(house.channel("fax").fault().get("en")).contains("“fax.line”");
        house.put("fax.properties", "fax.line = from the side\n");
        house.channels.look();
        assertThat(house.send("fax", "x")).isEqualTo(new SendOutcome.Sent("from the side", List.of()));
        house.write("fax.yaml", PluginHouse.simple("fax", "{{env:PATH}}"));
        assertThat(house.send("fax", "x")).isEqualTo(new SendOutcome.Sent(System.getenv("PATH"), List.of()));
    }

    @Test
    void anInstallationMaySayWhichComponentsFilesMayUse() {
        house.close();
        house = new PluginHouse(data, "direct,log");
        house.write("fax.yaml", PluginHouse.simple("fax", "one") + "        - to: { uri: 'file:/etc' }\n");
        assertThat(house.channel("fax").running()).isFalse();
        assertThat(house.channel("fax").fault().get("en")).contains("“file”");
    }

    @Test
    void whatOthersMayWriteIsNotRun() throws IOException {
        house.write("fax.yaml", PluginHouse.simple("fax", "one"));
        Files.setPosixFilePermissions(house.file("fax.yaml"), PosixFilePermissions.fromString("rw-r--rw-"));
        house.write("fax.yaml", PluginHouse.simple("fax", "two"));
        assertThat(house.channel("fax").fault().get("en")).contains("others than its owner");
        assertThat(house.send("fax", "x")).isEqualTo(new SendOutcome.Sent("one", List.of()));
    }

    @Test
    void whatMustStopFirstIsClosedBeforeTheNewOneStartsAndComesBackWhenThatFails() {
        String owner = """
                # swap: stop-first
                - route:
                    from:
                      uri: conversation:fax
                      steps:
                        - setHeader: { name: ConversationExternalId, expression: { constant: { expression: "%s" } } }
                - route:
                    from:
                      uri: file:%s?startingDirectoryMustExist=true&autoCreate=false
                      steps:
                        - to: { uri: "conversation:fax" }
                """;
        house.write("fax.yaml", owner.formatted("one", data));
        assertThat(house.send("fax", "x")).isEqualTo(new SendOutcome.Sent("one", List.of()));
        house.write("fax.yaml", owner.formatted("two", data.resolve("nowhere")));
        assertThat(house.channel("fax").fault()).isNotEmpty();
        assertThat(house.send("fax", "x")).isEqualTo(new SendOutcome.Sent("one", List.of()));
        house.write("fax.yaml", owner.formatted("three", data));
        assertThat(house.send("fax", "x")).isEqualTo(new SendOutcome.Sent("three", List.of()));
    }

    @Test
    void whatCannotBeReadIsRefusedAndLiesInQuarantineUntilItCanBe() {
        house.write("fax.yaml", PluginHouse.simple("fax", "one"));
        assertThat(house.post("fax", "{\"id\": \"9\", \"text\": \"Hello\"}").getStatus())
                .isEqualTo(400);
        assertThat(house.post("fax", "{").getStatus()).isEqualTo(400);
        assertThat(house.quarantine.entries(java.util.UUID.randomUUID(), 9))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.externalId()).isEqualTo("9");
                    assertThat(entry.explanation()).isEqualTo("the event lacks from");
                });
        assertThat(house.post("fax", "{\"id\": \"9\", \"from\": \"+361\", \"text\": \"x\"}")
                        .getStatus())
                .isEqualTo(200);
        assertThat(house.quarantine.open()).isZero();
    }

    @Test
    void whatGoesWrongInARouteIsToldWithFileAndLineAndWithoutACardNumber() {
        house.write("fax.yaml", PluginHouse.simple("fax", "one") + """
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: "no paper for ${body.text}"
                """);
        assertThat(house.send("fax", "4111 1111 1111 1111")).isInstanceOf(SendOutcome.Temporary.class);
        assertThat(house.accounts.errors().getLast())
                .startsWith("channels/fax.yaml, line 21: no paper for ")
                .doesNotContain("4111 1111 1111 1111");
    }
}
