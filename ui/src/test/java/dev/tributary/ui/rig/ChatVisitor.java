package dev.tributary.ui.rig;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A visitor of a website, who writes as the chat box does.
 *
 * @param site the site's key
 * @param origin where the box stands
 * @param id the visitor's id
 * @param token the visitor's token
 */
public record ChatVisitor(String site, String origin, UUID id, String token) {
    /** A new visitor, welcomed over this line. */
    public static ChatVisitor welcomed(HttpLine line, String site, String origin) throws IOException {
        HttpLine.Answer answer =
                line.post("/chat/" + site + "/visitors", "Origin: " + origin + "\r\n", new byte[] {'{', '}'});
        if (answer.status() != 200) throw new IOException("welcome answered " + answer.status());
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(answer.body()))) {
            JsonObject welcome = reader.readObject();
            return new ChatVisitor(
                    site, origin, UUID.fromString(welcome.getString("visitor")), welcome.getString("token"));
        }
    }

    /** Writes; returns when it is acknowledged. */
    public void write(HttpLine line, UUID clientId, String text) throws IOException {
        byte[] body = ("{\"clientId\":\"" + clientId + "\",\"text\":\"" + text
                        + "\",\"page\":{\"url\":\"" + origin + "/shoes/hiking?size=42\",\"title\":\"Hiking shoes\","
                        + "\"referrer\":\"https://www.google.com/\",\"timeZone\":\"Europe/Budapest\"}}")
                .getBytes(StandardCharsets.UTF_8);
        HttpLine.Answer answer = line.post("/chat/" + site + "/messages", headers(), body);
        if (answer.status() != 200) throw new IOException("a message was answered with " + answer.status());
        if (!answer.text().contains(clientId.toString())) throw new IOException("another message was acknowledged");
    }

    /** Opens the visitor's stream. */
    public InputStream listen(HttpLine line) throws IOException {
        return line.listen("/chat/" + site + "/stream", headers());
    }

    /** What the message is called in the store. */
    public String externalId(UUID clientId) {
        return id + ":" + clientId;
    }

    private String headers() {
        return "Origin: " + origin + "\r\nAuthorization: Bearer " + token
                + "\r\nAccept-Language: hu-HU,hu;q=0.9,en;q=0.8"
                + "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36\r\n";
    }
}
