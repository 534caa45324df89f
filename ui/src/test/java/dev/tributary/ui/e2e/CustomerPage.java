package dev.tributary.ui.e2e;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;

/** The demo's customer page, asked as its own script asks it: mails through SMTP and IMAP, messages through the webhook. */
final class CustomerPage {
    private final BrowserContext context;
    private final String address;

    private CustomerPage(BrowserContext context, String address) {
        this.context = context;
        this.address = address + "/demo/customer";
    }

    /** A letter in a customer's mailbox. */
    record Letter(String id, String subject, String text, String inReplyTo, String references, List<String> files) {}

    static CustomerPage open(BrowserContext context, String address) {
        return new CustomerPage(context, address);
    }

    void mail(String from, String name, String subject, String text) {
        post("/mails", mailJson(from, name, subject, text, ""));
    }

    void mail(String from, String name, String subject, String text, FilePayload file) {
        post(
                "/mails",
                Json.createObjectBuilder(mailJson(from, name, subject, text, ""))
                        .add("file", json(file))
                        .build());
    }

    private static JsonObject json(FilePayload file) {
        return Json.createObjectBuilder()
                .add("name", file.name)
                .add("type", file.mimeType)
                .add("content", Base64.getEncoder().encodeToString(file.buffer))
                .build();
    }

    void message(String id, String name, FilePayload file) {
        post(
                "/messages",
                Json.createObjectBuilder()
                        .add("customer", id)
                        .add("name", name)
                        .add("file", json(file))
                        .build());
    }

    void answer(String from, String name, Letter letter, String text) {
        post("/mails", mailJson(from, name, letter.subject(), text, letter.id()));
    }

    private static JsonObject mailJson(String from, String name, String subject, String text, String inReplyTo) {
        return Json.createObjectBuilder()
                .add("from", from)
                .add("name", name)
                .add("subject", subject)
                .add("text", text)
                .add("inReplyTo", inReplyTo)
                .build();
    }

    /** Waits for the letter that says this. */
    Letter letter(String owner, String text) {
        return letter(owner, text, Duration.ofSeconds(30));
    }

    /** The same, waiting so long. */
    Letter letter(String owner, String text, Duration patience) {
        return Awaitility.await("a letter that says " + text)
                .atMost(patience)
                .until(() -> find(owner, text), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Letter> find(String owner, String text) {
        return letters(owner).stream()
                .filter(letter -> letter.text().contains(text))
                .findFirst();
    }

    /** What lies in a customer's mailbox. */
    List<Letter> letters(String owner) {
        return get("/mails?address=" + URLEncoder.encode(owner, StandardCharsets.UTF_8))
                .getValuesAs(JsonObject.class)
                .stream()
                .map(json -> new Letter(
                        json.getString("id"),
                        json.getString("subject"),
                        json.getString("text"),
                        json.getString("inReplyTo"),
                        json.getString("references"),
                        json.getJsonArray("files").getValuesAs(JsonString::getString)))
                .toList();
    }

    void message(String id, String name, String text) {
        post(
                "/messages",
                Json.createObjectBuilder()
                        .add("customer", id)
                        .add("name", name)
                        .add("text", text)
                        .build());
    }

    List<String> answersTo(String id) {
        return get("/messages?customer=" + id).getValuesAs(JsonObject.class).stream()
                .map(json -> json.getString("text"))
                .toList();
    }

    private void post(String path, JsonObject body) {
        APIResponse response = context.request()
                .post(
                        address + path,
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData(body.toString().getBytes(StandardCharsets.UTF_8)));
        Assertions.assertThat(response.status()).as(path).isEqualTo(200);
    }

    private JsonArray get(String path) {
        APIResponse response = context.request().get(address + path);
        Assertions.assertThat(response.status()).as(path).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(response.body()))) {
            return reader.readArray();
        }
    }
}
