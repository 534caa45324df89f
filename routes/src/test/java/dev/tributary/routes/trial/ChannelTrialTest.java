package dev.tributary.routes.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.spi.ChannelCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check says of a channel that is not as it should be. */
class ChannelTrialTest {
    private static final String CARELESS = """
            - route:
                from:
                  uri: conversation:careless/webhook
                  steps:
                    - setBody:
                        expression:
                          simple:
                            expression: '{"kind": "message", "externalId": "${exchangeId}", "from": {"id": "x"}, "text": "${body}"}'
                    - doTry:
                        steps:
                          - to: { uri: "conversation:careless" }
                        doCatch:
                          - exception: [ java.lang.Exception ]
                            steps:
                              - log: { message: "never mind" }
            - route:
                from:
                  uri: conversation:careless
                  steps:
                    - doTry:
                        steps:
                          - to: { uri: "http://nowhere.example/" }
                        doCatch:
                          - exception: [ java.lang.Exception ]
                            steps:
                              - log: { message: "never mind" }
            """;
    private static final String SAMPLES = """
            {"in": "webhook", "body": "Hello", "events": [{"kind": "message", "text": "Hello"}]}
            {"out": {"to": "north", "text": "Good day"}, "told": ["north"], "outcome": "sent"}
            """;

    @TempDir
    Path folder;

    private List<ChannelCheck.Line> check(String text, String samples) throws IOException {
        Files.writeString(folder.resolve("careless.yaml"), text);
        Files.writeString(folder.resolve("careless.samples.jsonl"), samples);
        return new ChannelTrial(new Masker(), Clock.systemUTC()).check(folder.resolve("careless.yaml"));
    }

    private static List<String> wrong(List<ChannelCheck.Line> lines) {
        return lines.stream()
                .filter(line -> !line.good())
                .map(line -> line.sentences().get("en"))
                .toList();
    }

    @Test
    void aCarelessChannelIsToldWhatItDoesWrongWithTheLineOfTheSample() throws IOException {
        assertThat(wrong(check(CARELESS, SAMPLES)))
                .contains(
                        "careless.samples.jsonl, line 1: A delivery that comes twice is stored once. Seen: 1 → 2",
                        "careless.samples.jsonl, line 1: What the house could not store is not acknowledged. Seen: status"
                                + " 200",
                        "careless.samples.jsonl, line 1: The webhook refuses who cannot prove who they are. Seen: status"
                                + " 200",
                        "careless.samples.jsonl, line 2: When nobody is there it is tried again. Seen: sent",
                        "careless.samples.jsonl, line 2: When no answer came after it was handed over, nobody claims to"
                                + " know. Seen: sent")
                .anySatisfy(line -> assertThat(line).contains("A text full of marks comes in as it was written."));
    }

    @Test
    void aFileThatDoesNotOpenIsToldWithItsLine() throws IOException {
        assertThat(wrong(check(CARELESS.replace("doTry", "doTrie"), SAMPLES)))
                .singleElement()
                .asString()
                .contains("/careless.yaml, line 9: ");
        assertThat(wrong(check(CARELESS, "{\"in\": 1\n")))
                .singleElement()
                .asString()
                .contains("line 1");
    }

    @Test
    void aChannelWithoutSamplesIsToldToHaveThem() throws IOException {
        assertThat(wrong(check(CARELESS, "")))
                .contains(
                        "A channel that takes something in shows it in its samples. Seen: 0",
                        "A channel that sends shows it in its samples. Seen: 0");
    }
}
