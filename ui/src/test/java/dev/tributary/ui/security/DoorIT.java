package dev.tributary.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.ui.kit.Caller;
import dev.tributary.ui.kit.OpenHouse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The door as somebody with an HTTP client finds it, on the whole application. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorIT {
    private static final String WRONG = "not-the-password";

    private OpenHouse house;

    @BeforeAll
    void open() {
        house = OpenHouse.open();
    }

    @AfterAll
    void close() {
        if (house != null) house.close();
    }

    private Caller caller() {
        return Caller.of(house.address());
    }

    private Caller inside(String email) {
        Caller caller = caller();
        assertThat(caller.target(caller.signIn(email, OpenHouse.PASSWORD))).doesNotContain("login");
        return caller;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logout", "/inbox", "/settings/house"})
    void aPostWithoutATokenIsRefused(String path) {
        Caller olga = inside("olga@shop.example");
        HttpResponse<String> answer = olga.post(path, Map.of("username", "a", "password", "b"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("door-card").doesNotContain("Whitelabel");
        assertThat(olga.get("/inbox").statusCode()).as("the visit goes on").isEqualTo(200);
    }

    @Test
    void nobodyIsSignedInByAFormWithoutAToken() {
        Caller caller = caller();
        HttpResponse<String> answer =
                caller.post("/login", Map.of("username", "olga@shop.example", "password", OpenHouse.PASSWORD));
        assertThat(caller.target(answer)).isEqualTo("/login?ended");
        assertThat(caller.get("/inbox").statusCode()).isEqualTo(302);
    }

    @Test
    void aTokenOfAnotherVisitIsRefused() {
        String foreign = Caller.token(caller().get("/login").body());
        Caller caller = caller();
        caller.get("/login");
        HttpResponse<String> answer = caller.post(
                "/login", Map.of("username", "olga@shop.example", "password", OpenHouse.PASSWORD, "_csrf", foreign));
        assertThat(caller.target(answer)).isEqualTo("/login?ended");
        assertThat(caller.get("/inbox").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({"vera@shop.example", "nobody@shop.example"})
    void afterFiveWrongTriesTheDoorWaitsForKnownAndUnknownAlike(String email) {
        if (email.startsWith("vera")) house.hire(email, "Vera", Role.AGENT);
        Caller caller = caller();
        assertThat(triesUntilSlow(caller, email))
                .as("five free, then a second, then two")
                .isEqualTo(7);
        assertThat(caller.target(caller.signIn(email, OpenHouse.PASSWORD)))
                .as("not even the right password is looked at")
                .startsWith("/login?wait=");
    }

    /** Tries wrong passwords until the door makes this caller wait for some seconds; how many it looked at. */
    private static int triesUntilSlow(Caller caller, String email) {
        int looked = 0;
        // by the clock, not by the number of tries: a fast house refuses hundreds while it waits for three seconds
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < until) {
            String target = caller.target(caller.signIn(email, WRONG));
            int wait = target.indexOf("wait=");
            if (wait < 0) {
                assertThat(target).endsWith("/login?error");
                looked++;
            } else if (Integer.parseInt(target.substring(wait + 5)) >= 3) return looked;
        }
        throw new AssertionError("the door never made anybody wait");
    }

    @Test
    void anUnknownAddressCostsTheDoorAsMuchTime() {
        house.hire("tibor@shop.example", "Tibor", Role.AGENT);
        timeOfWrongTry("warm@shop.example");
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            known = Math.min(known, timeOfWrongTry("tibor@shop.example"));
            unknown = Math.min(unknown, timeOfWrongTry("nemo@shop.example"));
        }
        // one password hash is most of the time; without it the answer would come ten times as fast
        assertThat(unknown).isBetween(known / 3, known * 3);
    }

    private long timeOfWrongTry(String email) {
        Caller caller = caller();
        String token = Caller.token(caller.get("/login").body());
        long start = System.nanoTime();
        caller.post("/login", Map.of("username", email, "password", WRONG, "_csrf", token));
        return System.nanoTime() - start;
    }

    @Test
    void signingInGivesTheVisitANewId() {
        Caller caller = caller();
        caller.get("/login");
        String before = caller.visit();
        caller.signIn("olga@shop.example", OpenHouse.PASSWORD);
        assertThat(before).isNotEmpty();
        assertThat(caller.visit()).isNotEmpty().isNotEqualTo(before);
        assertThat(caller.get("/inbox").statusCode()).isEqualTo(200);
    }

    @Test
    void aDeactivatedAgentsVisitEnds() {
        Agent agent = house.hire("dora@shop.example", "Dóra", Role.AGENT);
        Caller dora = inside("dora@shop.example");
        assertThat(dora.get("/inbox").statusCode()).isEqualTo(200);
        house.bean(People.class).setActive(house.owner().id(), agent.id(), false);
        ends(dora);
        assertThat(dora.target(dora.signIn("dora@shop.example", OpenHouse.PASSWORD)))
                .isEqualTo("/login?error");
    }

    @Test
    void aChangedPasswordEndsTheVisitsOfBefore() {
        Agent agent = house.hire("edit@shop.example", "Edit", Role.AGENT);
        Caller edit = inside("edit@shop.example");
        String hash = house.bean(PasswordEncoder.class).encode("uj-jelszo-kell");
        house.bean(People.class).changePassword(house.owner().id(), agent.id(), hash, false);
        ends(edit);
    }

    private static void ends(Caller caller) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(caller.target(caller.get("/inbox"))).startsWith("/login"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/house/house.css", "/widget/tributary.js", "/actuator/health"})
    void publicAddressesArePublic(String path) {
        assertThat(caller().get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/inbox",
                "/people",
                "/accounts",
                "/settings/house",
                "/rules",
                "/content/file/1",
                "/actuator",
                "/actuator/env",
                "/no/such/address",
                "/favicon.ico.html"
            })
    void everythingElseLeadsToTheDoor(String path) {
        Caller caller = caller();
        HttpResponse<String> answer = caller.get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(caller.target(answer)).startsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/house/house.css",
                "/widget/tributary.js",
                "/demo/none",
                "/chat/none",
                "/channels/none/webhook",
                "/actuator/health",
                "/no/such/address"
            })
    void everyAnswerTellsBrowsersToBeCareful(String path) {
        var headers = caller().get(path).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("strict-origin-when-cross-origin");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("object-src 'none'", "base-uri 'self'");
        boolean edge = path.startsWith("/widget") || path.startsWith("/demo") || path.startsWith("/chat");
        boolean machine = path.startsWith("/channels") || path.startsWith("/actuator");
        if (!edge && !machine)
            assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'self'");
    }

    @Test
    void theCookieOfAVisitIsKeptFromScriptsAndOtherSites() {
        HttpResponse<String> answer = caller().get("/login");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie.toLowerCase(java.util.Locale.ROOT))
                        .contains("httponly", "samesite=lax")
                        .doesNotContain("secure"));
    }

    @Test
    void aProxyIsBelievedFromTheMomentTheAdminSaysSo() {
        Caller outside = caller().with("X-Forwarded-Proto", "https").with("X-Forwarded-Host", "desk.example");
        assertThat(outside.get("/login").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
        believe(true);
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(
                            () -> assertThat(outside.get("/login").headers().firstValue("Strict-Transport-Security"))
                                    .isPresent());
            Caller fresh = caller().with("X-Forwarded-Proto", "https").with("X-Forwarded-Host", "desk.example");
            assertThat(fresh.get("/login").headers().allValues("Set-Cookie"))
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
            String target = fresh.target(fresh.signIn("olga@shop.example", WRONG));
            assertThat(target).isIn("/login?error", "https://desk.example/login?error");
            theAddressOfTheCallerCounts();
        } finally {
            believe(false);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(caller().with("X-Forwarded-Proto", "https")
                                .get("/login")
                                .headers()
                                .firstValue("Strict-Transport-Security"))
                        .isEmpty());
        aForgedAddressChangesNothing();
    }

    private void theAddressOfTheCallerCounts() {
        Caller one = caller().with("X-Forwarded-For", "203.0.113.7");
        assertThat(triesUntilSlow(one, "ghost@shop.example")).isEqualTo(7);
        Caller other = caller().with("X-Forwarded-For", "203.0.113.8");
        assertThat(other.target(other.signIn("ghost@shop.example", WRONG)))
                .as("another caller is not slowed down")
                .endsWith("/login?error");
        Caller liar = caller().with("X-Forwarded-For", "198.51.100.1, 203.0.113.7");
        assertThat(liar.target(liar.signIn("ghost@shop.example", WRONG)))
                .as("what a caller puts before its own address is not believed")
                .contains("/login?wait=");
    }

    private void aForgedAddressChangesNothing() {
        Caller liar = Caller.of(house.address(), 7).with("X-Forwarded-For", "203.0.113.20");
        triesUntilSlow(liar, "spook@shop.example");
        Caller again = Caller.of(house.address(), 7).with("X-Forwarded-For", "203.0.113.21");
        assertThat(again.target(again.signIn("spook@shop.example", WRONG))).startsWith("/login?wait=");
    }

    private void believe(boolean proxy) {
        HouseSettings settings = house.bean(HouseSettings.class);
        HouseSettings.Values now = settings.current();
        settings.change(
                house.owner().id(),
                new HouseSettings.Values(
                        now.publicUrl(),
                        proxy,
                        now.mailHost(),
                        now.mailPort(),
                        now.mailSecurity(),
                        now.mailUser(),
                        now.mailFrom()),
                null);
    }

    @Test
    void anAddressOfNothingIs404InTheHousesDesign() {
        Caller olga = inside("olga@shop.example");
        assertThat(olga.get("/no/such/address").statusCode()).isEqualTo(404);
        assertThat(olga.get("/people").statusCode()).isEqualTo(200);
        HttpResponse<String> plain = caller().get("/demo/none");
        assertThat(plain.statusCode()).isEqualTo(404);
        assertThat(plain.body()).contains("door-card", "There is nothing at this address");
        HttpResponse<String> hungarian =
                caller().with("Accept-Language", "hu-HU,hu").get("/widget/none.js");
        assertThat(hungarian.statusCode()).isEqualTo(404);
        assertThat(hungarian.body()).contains("lang=\"hu\"", "door-card").doesNotContain("Whitelabel");
    }
}
