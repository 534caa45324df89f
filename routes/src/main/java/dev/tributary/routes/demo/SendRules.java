package dev.tributary.routes.demo;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Meta's rules for a call of the Send API, with the errors that break them. Customers who never wrote to the stand-in itself
 * are taken for people who just did. Thread-safe.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/error-codes">Meta's page on error codes</a>
 */
final class SendRules {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration LONG_WINDOW = Duration.ofDays(7);

    private final Clock clock;
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Map<String, Instant> ads = new ConcurrentHashMap<>();
    private volatile boolean humanAgent = true;

    SendRules(Clock clock) {
        this.clock = clock;
    }

    /** An error that the Send API answers. */
    record Broken(int code, int subcode, String message) {}

    void heard(String customer) {
        heard.put(customer, clock.instant());
    }

    void cameByAd(String customer) {
        heard(customer);
        ads.put(customer, clock.instant());
    }

    void humanAgentApproved(boolean approved) {
        humanAgent = approved;
    }

    /** What is wrong with a call, or null. */
    @Nullable
    Broken broken(JsonObject recipient, String type, @Nullable String tag, @Nullable String text, boolean file) {
        if (!recipient.containsKey("id")) return new Broken(100, 2018001, "(#100) No matching user found");
        if (text != null && text.length() > 2000)
            return new Broken(100, 0, "(#100) Length of param message[text] must be less than or equal to 2000");
        if (text == null && !file) return new Broken(100, 2018047, "(#100) Upload attachment failure.");
        if (tag != null && !tag.equals("HUMAN_AGENT"))
            return new Broken(100, 1893061, "(#100) Message tag " + tag + " is no longer supported");
        if (type.equals("MESSAGE_TAG") && tag == null) return new Broken(100, 0, "(#100) Param tag is missing");
        return window(recipient.getString("id"), tag != null);
    }

    private @Nullable Broken window(String customer, boolean tagged) {
        Instant last = heard.get(customer);
        if (last == null || within(last, WINDOW)) return null;
        Instant ad = ads.get(customer);
        if (ad != null && within(ad, LONG_WINDOW)) return null;
        if (tagged && !humanAgent) return new Broken(10, 2018276, "(#10) The app has no permission for human_agent");
        if (tagged && within(last, LONG_WINDOW)) return null;
        return new Broken(10, 2018278, "(#10) This message is sent outside of allowed window.");
    }

    private boolean within(Instant since, Duration window) {
        return !clock.instant().isAfter(since.plus(window));
    }
}
