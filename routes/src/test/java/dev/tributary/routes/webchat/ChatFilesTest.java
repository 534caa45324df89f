package dev.tributary.routes.webchat;

import static dev.tributary.routes.webchat.ChatBrowser.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of visitors over real HTTP: what is taken, as what, and who gets it back. */
class ChatFilesTest {
    private static final byte[] PNG = bytes("\u0089PNG\r\n\u001a\n....");
    private static final String CARD = "4111 1111 1111 1111";
    private static ChatHouse house;
    private ChatBrowser ann;

    @BeforeAll
    static void open() {
        house = ChatHouse.open(true);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** The limits of one test are not those of the next. */
    @BeforeEach
    void anotherDay() {
        house.clock().advance(Duration.ofDays(1));
        ann = ChatBrowser.welcomed(house);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static JsonObject file(HttpResponse<String> sent) {
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        return json(sent).getJsonArray("files").getJsonObject(0);
    }

    @Test
    void aFileIsAMessageAndComesBackAsADownloadToWhoeverSentIt() {
        JsonObject file = file(ann.sendFile("kép #1.png", PNG));
        assertThat(file.getString("name")).isEqualTo("kép #1.png");
        assertThat(file.getString("type")).isEqualTo("image/png");
        assertThat(file.getInt("size")).isEqualTo(PNG.length);
        HttpResponse<String> back = ann.get("files/" + file.getString("id"));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        var headers = back.headers();
        assertThat(headers.firstValue("Content-Type")).contains("image/png");
        assertThat(headers.firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("sandbox", "default-src 'none'");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains(ChatHouse.SHOP);
    }

    @Test
    void toEverybodyElseItDoesNotExist() {
        String id = file(ann.sendFile("mine.png", PNG)).getString("id");
        ChatBrowser ben = ChatBrowser.welcomed(house);
        for (String path : new String[] {id, UUID.randomUUID().toString(), "1", "..%2Fx"})
            assertThat(ben.get("files/" + path).statusCode()).as(path).isIn(400, 404);
        assertThat(json(ben.get("files/" + id)).getString("error")).isEqualTo("chat.file.unknown");
        assertThat(new ChatBrowser(house, "shop", ChatHouse.SHOP)
                        .get("files/" + id)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void cardNumbersInTextsAndNamesAreHidden() {
        JsonObject file = file(ann.sendFile("card " + CARD + ".txt", bytes("pay with " + CARD + ", thanks")));
        assertThat(file.getString("name")).doesNotContain(CARD);
        assertThat(ann.get("files/" + file.getString("id")).body())
                .startsWith("pay with")
                .doesNotContain(CARD);
    }

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.7 x, invoice.png, application/pdf",
        "hello there, notes.exe, text/plain",
        "<svg onload=alert(1)>, x.png, image/svg+xml",
        "<!doctype html><p>hi, x.txt, text/html",
        "<?xml version='1.0'?><a/>, x.xml, application/xml",
        "GIF89a...., x.txt, image/gif",
        "PK\u0003\u0004...., a.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "PK\u0003\u0004...., a.bin, application/zip"
    })
    void whatItIsIsToldByWhatStandsInIt(String content, String name, String type) {
        JsonObject file = file(ann.sendFile(name, bytes(content)));
        assertThat(file.getString("type")).isEqualTo(type);
        String sent = ann.get("files/" + file.getString("id"))
                .headers()
                .firstValue("Content-Type")
                .orElse("");
        assertThat(sent).isEqualTo(type.equals("image/gif") ? type : "application/octet-stream");
    }

    @Test
    void programsEmptyFilesAndLargeOnesAreRefusedWithAReason() {
        assertThat(json(ann.sendFile("a.png", bytes("MZ\u0090\u0000\u0003"))).getString("error"))
                .isEqualTo("chat.file.kind");
        assertThat(json(ann.sendFile("a.png", bytes("\u007fELF\u0002\u0001"))).getString("error"))
                .isEqualTo("chat.file.kind");
        assertThat(json(ann.sendFile("a.txt", new byte[0])).getString("error")).isEqualTo("chat.file.empty");
        HttpResponse<String> large = ann.sendFile("a.txt", new byte[FileEdge.LARGEST + 1]);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(json(ann.get("status")).getInt("largest")).isEqualTo(FileEdge.LARGEST);
    }

    @Test
    void aNameIsNeverAPath() {
        assertThat(file(ann.sendFile("../../etc/passwd\u0000\n", PNG)).getString("name"))
                .isEqualTo("passwd");
        assertThat(file(ann.sendFile("C:\\x\\y.png", PNG)).getString("name")).isEqualTo("y.png");
        assertThat(file(ann.sendFile("", PNG)).getString("name")).isEqualTo("file");
    }

    @Test
    void filesAreLimitedForEachVisitor() {
        for (int i = 0; i < 20; i++) file(ann.sendFile(i + ".png", PNG));
        HttpResponse<String> more = ann.sendFile("more.png", PNG);
        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.headers().firstValue("Retry-After")).isPresent();
    }
}
