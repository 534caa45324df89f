package dev.tributary.routes.demo;

import dev.tributary.routes.file.JsonDepth;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the demo's page for customers asks: their mailbox, their Messenger thread, and writing in both. */
@RestController
@RequestMapping("/demo/customer")
@ConditionalOnProperty("tributary.demo")
final class DemoCustomer {
    private final DemoHouse house;

    DemoCustomer(DemoHouse house) {
        this.house = house;
    }

    @GetMapping("/mails")
    ResponseEntity<byte[]> mails(@RequestParam String address) throws MessagingException, IOException {
        JsonArrayBuilder letters = Json.createArrayBuilder();
        for (DemoMailServer.Letter letter : house.mail().letters(address)) {
            letters.add(Json.createObjectBuilder()
                    .add("id", letter.id())
                    .add("from", letter.from())
                    .add("subject", letter.subject())
                    .add("text", letter.text())
                    .add("inReplyTo", letter.inReplyTo())
                    .add("references", letter.references())
                    .add("files", Json.createArrayBuilder(letter.files())));
        }
        return json(letters.build().toString());
    }

    @PostMapping("/mails")
    ResponseEntity<byte[]> mail(@RequestBody byte[] body) throws MessagingException, IOException {
        JsonObject mail = read(body);
        String from = mail.getString("from");
        DemoMailServer.Letter answered = letter(from, mail.getString("inReplyTo", ""));
        house.mail()
                .write(
                        from,
                        mail.getString("name"),
                        mail.getString("subject"),
                        mail.getString("text"),
                        answered,
                        file(mail));
        return json("{}");
    }

    private DemoMailServer.@Nullable Letter letter(String address, String id) throws MessagingException, IOException {
        if (id.isEmpty()) return null;
        return house.mail().letters(address).stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/messages")
    ResponseEntity<byte[]> messages(@RequestParam String customer) {
        JsonArrayBuilder messages = Json.createArrayBuilder();
        for (GraphStandIn.SentMessage message : house.graph().sent()) {
            if (!message.recipient().equals(customer)) continue;
            String text = message.text();
            GraphStandIn.SentFile file = message.file();
            messages.add(Json.createObjectBuilder()
                    .add("id", message.id())
                    .add("text", text == null ? "📎 " + (file == null ? "" : file.name()) : text));
        }
        house.graph().customerReads(customer);
        return json(messages.build().toString());
    }

    @PostMapping("/messages")
    ResponseEntity<byte[]> message(@RequestBody byte[] body) {
        JsonObject message = read(body);
        GraphStandIn graph = house.graph();
        String customer = message.getString("customer");
        String name = message.getString("name");
        GraphStandIn.SentFile file = file(message);
        int status = file == null
                ? graph.customerWrites(customer, name, message.getString("text"))
                : graph.customerSends(customer, name, file);
        return status == 200 ? json("{}") : ResponseEntity.status(502).build();
    }

    /** A file that goes along: its name, its type and its bytes in base 64. */
    private static GraphStandIn.@Nullable SentFile file(JsonObject json) {
        JsonObject file = json.getJsonObject("file");
        return file == null
                ? null
                : new GraphStandIn.SentFile(
                        file.getString("name"),
                        file.getString("type"),
                        Base64.getDecoder().decode(file.getString("content")));
    }

    private static JsonObject read(byte[] body) {
        if (JsonDepth.exceeds(body, 8)) throw new JsonException("nested too deep");
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        }
    }

    @ExceptionHandler(JsonException.class)
    ResponseEntity<Void> unreadable() {
        return ResponseEntity.badRequest().build();
    }

    private static ResponseEntity<byte[]> json(String text) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(text.getBytes(StandardCharsets.UTF_8));
    }
}
