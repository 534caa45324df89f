package dev.tributary.routes.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a box tells of pages, and what of it is believed. */
class PageEdgeTest {
    private static ChatHouse house;

    @BeforeAll
    static void open() {
        house = ChatHouse.open(true);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void anotherDay() {
        house.clock().advance(Duration.ofDays(1));
    }

    private static String page(String url, String more) {
        return "{\"id\":\"%s\",\"url\":\"%s\",\"title\":\"Boots\"%s}".formatted(UUID.randomUUID(), url, more);
    }

    private static String told(String... pages) {
        return "{\"pages\":[" + String.join(",", pages)
                + "],\"hints\":{\"platform\":\"Windows\",\"platformVersion\":\"15.0.0\",\"mobile\":false,\"fullVersionList\":["
                + "{\"brand\":\"Not/A)Brand\",\"version\":\"8.0.0.0\"},{\"brand\":\"Chromium\",\"version\":\"131.0.1\"},"
                + "{\"brand\":\"Google Chrome\",\"version\":\"131.0.6778.86\"}]}}";
    }

    @Test
    void pagesOfTheSiteAreToldAndPagesOfOthersAreNot() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        HttpResponse<String> answer = browser.post(
                "pages",
                told(
                        page(ChatHouse.SHOP + "/boots?size=42#red", ",\"ago\":90000,\"stayed\":60000"),
                        page(ChatHouse.SHOP, ""),
                        page("https://evil.example/login", ""),
                        page(ChatHouse.SHOP + ".evil.example/", ""),
                        page(ChatHouse.SHOP + "@evil.example/", ""),
                        page("javascript:alert(1)", ""),
                        "{\"url\":\"" + ChatHouse.SHOP + "/x\"}",
                        "null"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"kept\":true}");
        assertThat(house.get(FakePages.class).of(browser.visitor()))
                .containsExactly(ChatHouse.SHOP + "/boots?size=42#red 90 60", ChatHouse.SHOP + " 0 -");
        assertThat(house.get(FakePages.class).last().system()).isEqualTo("Windows 15.0.0");
        assertThat(house.get(FakePages.class).last().browser()).isEqualTo("Google Chrome 131.0.6778.86");
        assertThat(house.get(FakePages.class).last().userAgent()).startsWith("Java-http-client");
    }

    @Test
    void whoHasNoTokenTellsNothing() {
        assertThat(new ChatBrowser(house, "shop", ChatHouse.SHOP)
                        .post("pages", told())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void manyAtOnceAreCutAndTooOftenIsRefused() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        String[] many = new String[50];
        for (int i = 0; i < many.length; i++) many[i] = page(ChatHouse.SHOP + "/" + i, "");
        browser.post("pages", told(many));
        assertThat(house.get(FakePages.class).of(browser.visitor())).hasSize(30);
        int refused = 0;
        for (int i = 0; i < 70; i++) if (browser.post("pages", told()).statusCode() == 429) refused++;
        assertThat(refused).isPositive();
    }
}
