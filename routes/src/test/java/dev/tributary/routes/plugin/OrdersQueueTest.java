package dev.tributary.routes.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.SendOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a queue, with a real broker. */
@Tag("slow")
class OrdersQueueTest {
    @TempDir
    Path data;

    @Test
    void questionsComeInInOrderAndOnceAndAnswersGoOut() throws Exception {
        KafkaClusterTestKit broker = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build())
                .setConfigProp("offsets.topic.replication.factor", "1")
                .build();
        broker.format();
        broker.startup();
        broker.waitForReadyBrokers();
        try (PluginHouse house = new PluginHouse(data)) {
            String brokers = broker.bootstrapServers();
            house.put("orders.properties", "brokers = " + brokers + "\nin = questions\nout = answers\n");
            house.write("orders.yaml", Files.readString(Path.of("../examples/channels/orders.yaml")));
            assertThat(house.channel("orders").fault()).isEmpty();
            try (KafkaProducer<String, String> shop = new KafkaProducer<>(
                    Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
                for (String id : List.of("1", "2", "broken", "2", "3"))
                    shop.send(new ProducerRecord<>("questions", "4711", question(id)))
                            .get();
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> house.intake.storedCount() == 3);
            assertThat(house.intake.events())
                    .extracting(event -> ((InboundMessage) event).externalId())
                    .containsExactly("1", "2", "2", "3");
            assertThat(house.quarantine.open()).isEqualTo(1);
            assertThat(house.send("orders", "On its \"way\".")).isInstanceOf(SendOutcome.Sent.class);
            assertThat(answer(brokers)).satisfies(answer -> {
                assertThat(answer.key()).isEqualTo("someone");
                assertThat(answer.value()).contains("On its \\\"way\\\".");
            });
        } finally {
            broker.close();
        }
    }

    private static String question(String id) {
        return id.equals("broken")
                ? "{\"id\": \"broken\", \"text\": \"Who am I?\"}"
                : "{\"id\": \"" + id + "\", \"customer\": \"4711\", \"text\": \"Where?\"}";
    }

    private static ConsumerRecord<String, String> answer(String brokers) {
        Map<String, Object> settings = new HashMap<>(
                Map.of("bootstrap.servers", brokers, "group.id", "shop", "auto.offset.reset", "earliest"));
        try (KafkaConsumer<String, String> shop =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            shop.subscribe(List.of("answers"));
            return await().atMost(Duration.ofSeconds(30))
                    .until(() -> shop.poll(Duration.ofMillis(500)), records -> !records.isEmpty())
                    .iterator()
                    .next();
        }
    }
}
