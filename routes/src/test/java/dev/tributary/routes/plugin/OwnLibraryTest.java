package dev.tributary.routes.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.spi.SendOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar beside a file that brings another version of a library that the house has. */
class OwnLibraryTest {
    private static final Map<String, String> SOURCES = Map.of(
            "META-INF/services/org/apache/camel/component/own", "class=example.own.OwnComponent\n",
            "org/jsoup/Jsoup.java", """
                    package org.jsoup;

                    public final class Jsoup {
                        public static String version() {
                            return "a version of its own";
                        }
                    }
                    """,
            "example/own/OwnComponent.java", """
                    package example.own;

                    import java.util.Map;
                    import org.apache.camel.Consumer;
                    import org.apache.camel.Endpoint;
                    import org.apache.camel.Exchange;
                    import org.apache.camel.Processor;
                    import org.apache.camel.Producer;
                    import org.apache.camel.support.DefaultComponent;
                    import org.apache.camel.support.DefaultEndpoint;
                    import org.apache.camel.support.DefaultProducer;

                    public final class OwnComponent extends DefaultComponent {
                        @Override
                        protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> parameters) {
                            return new DefaultEndpoint(uri, this) {
                                @Override
                                public Producer createProducer() {
                                    return new DefaultProducer(this) {
                                        @Override
                                        public void process(Exchange exchange) {
                                            exchange.getMessage().setBody(seen(rest, exchange.getMessage().getBody()));
                                        }
                                    };
                                }

                                @Override
                                public Consumer createConsumer(Processor processor) {
                                    throw new UnsupportedOperationException();
                                }
                            };
                        }

                        private static String seen(String what, Object body) {
                            return switch (what) {
                                case "library" -> org.jsoup.Jsoup.version();
                                case "message" ->
                                    String.valueOf(body instanceof dev.tributary.engine.spi.OutgoingMessage);
                                default -> {
                                    try {
                                        yield String.valueOf(Class.forName(what) != null);
                                    } catch (ClassNotFoundException e) {
                                        yield "false";
                                    }
                                }
                            };
                        }
                    }
                    """);

    @TempDir
    Path data;

    @TempDir
    Path sources;

    private PluginHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new PluginHouse(data);
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            Path file = sources.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        PagerTower.jar(sources, house.file("own-lib"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** What a component in the jar says when it is asked for this. */
    private String seen(String what) {
        house.write("own.yaml", """
                - route:
                    from:
                      uri: conversation:own
                      steps:
                        - to: { uri: "own:%s" }
                        - setHeader: { name: ConversationExternalId, expression: { simple: { expression: "${body}" } } }
                """.formatted(what));
        assertThat(house.channel("own").fault()).isEmpty();
        assertThat(house.send("own", "Hello")).isInstanceOf(SendOutcome.Sent.class);
        return String.valueOf(((SendOutcome.Sent) house.send("own", "Hello")).externalId());
    }

    @Test
    void aJarHasTheVersionOfALibraryThatItBrings() {
        assertThat(Jsoup.class.getClassLoader()).isEqualTo(PluginHouse.class.getClassLoader());
        assertThat(seen("library")).isEqualTo("a version of its own");
    }

    @Test
    void ofTheHouseAJarSeesWhatIsPublishedAndNothingElse() {
        assertThat(seen("message")).isEqualTo("true");
        for (String published : List.of(
                "java.net.http.HttpClient",
                "java.sql.Driver",
                "org.slf4j.Logger",
                "org.apache.camel.component.file.FileComponent",
                "dev.tributary.engine.spi.SendOutcome$Sent",
                "dev.tributary.engine.masking.Unmasked",
                "dev.tributary.routes.stream.SendFailure$Permanent"))
            assertThat(seen(published)).isEqualTo("true");
        for (String hidden : List.of(
                "dev.tributary.routes.file.FileOpener",
                "dev.tributary.routes.stream.Doors",
                "dev.tributary.engine.secret.InstallationKey",
                "org.springframework.core.env.Environment",
                "org.jooq.DSLContext",
                "org.jsoup.nodes.Document")) assertThat(seen(hidden)).isEqualTo("false");
    }
}
