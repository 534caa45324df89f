package dev.tributary.ui.inbox;

import dev.tributary.engine.conversation.ContactCard;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * System and browser with their versions: by what the browser says when it is asked (User-Agent Client Hints), else by its
 * user agent, which keeps the version of Windows and macOS to itself. A claim, not a proof: an unknown one gives empty names.
 *
 * @param system operating system, with its version where the browser tells it
 * @param name browser with major version
 */
record BrowserName(String system, String name) {
    /** Tokens of user agents, those first whose browsers also carry the others' tokens. */
    private static final String[][] BROWSERS = {
        {"Edg/", "Edge"},
        {"EdgA/", "Edge"},
        {"EdgiOS/", "Edge"},
        {"OPR/", "Opera"},
        {"Vivaldi/", "Vivaldi"},
        {"YaBrowser/", "Yandex"},
        {"SamsungBrowser/", "Samsung Internet"},
        {"Firefox/", "Firefox"},
        {"FxiOS/", "Firefox"},
        {"CriOS/", "Chrome"},
        {"Chrome/", "Chrome"},
        {"Version/", "Safari"},
    };
    /** Makers that stand before a name nobody says with them. */
    private static final Set<String> MAKERS = Set.of("Google ", "Microsoft ");

    static BrowserName of(@Nullable String userAgent, ContactCard.@Nullable Hints hints) {
        String agent = userAgent == null ? "" : userAgent;
        String system = hints == null || hints.system() == null ? "" : hintedSystem(hints.system());
        String browser = hints == null || hints.browser() == null ? "" : hintedBrowser(hints.browser());
        return new BrowserName(system.isEmpty() ? system(agent) : system, browser.isEmpty() ? browser(agent) : browser);
    }

    /** {@code Windows 15.0.0} is 11: up to 10 the hint counts Windows 10's own editions, from 13 on it means the next. */
    private static String hintedSystem(String hint) {
        int blank = hint.lastIndexOf(' ');
        String name = blank < 0 ? hint : hint.substring(0, blank);
        String version = blank < 0 ? "" : hint.substring(blank + 1);
        String major = digits(version, 0);
        if (major.isEmpty()) return hint.strip();
        if (name.equals("Windows")) {
            int number = major.length() > 4 ? 0 : Integer.parseInt(major);
            return number == 0 ? name : number < 13 ? "Windows 10" : "Windows 11";
        }
        return (name + " " + version(version)).strip();
    }

    private static String hintedBrowser(String hint) {
        int blank = hint.lastIndexOf(' ');
        String name = blank < 0 ? hint : hint.substring(0, blank);
        for (String maker : MAKERS) if (name.startsWith(maker)) name = name.substring(maker.length());
        return (name + " " + (blank < 0 ? "" : digits(hint, blank + 1))).strip();
    }

    private static String browser(String agent) {
        for (String[] known : BROWSERS) {
            int at = agent.indexOf(known[0]);
            if (at < 0 || known[1].equals("Safari") && !agent.contains("Safari/")) continue;
            String version = digits(agent, at + known[0].length());
            return version.isEmpty() ? known[1] : known[1] + " " + version;
        }
        return "";
    }

    /** Browsers froze some versions years ago: what stands there for Windows 10 and macOS 10.15 says nothing any more. */
    private static String system(String agent) {
        if (agent.contains("Windows NT 6.3")) return "Windows 8.1";
        if (agent.contains("Windows NT 6.1")) return "Windows 7";
        if (agent.contains("Windows")) return "Windows";
        String android = after(agent, "Android ");
        if (!android.isEmpty()) return "Android " + android;
        if (agent.contains("Android")) return "Android";
        String phone = after(agent, "iPhone OS ");
        if (!phone.isEmpty()) return "iOS " + phone;
        if (agent.contains("iPad")) return ("iPadOS " + after(agent, "CPU OS ")).strip();
        String mac = after(agent, "Mac OS X ");
        if (agent.contains("Mac OS X")) return mac.isEmpty() || mac.startsWith("10.15") ? "macOS" : "macOS " + mac;
        if (agent.contains("CrOS")) return "ChromeOS";
        if (agent.contains("Ubuntu")) return "Ubuntu";
        if (agent.contains("Linux")) return "Linux";
        return "";
    }

    private static String after(String agent, String token) {
        int at = agent.indexOf(token);
        return at < 0 ? "" : version(agent.substring(at + token.length()));
    }

    /** Major and minor: {@code 17_5_1} is 17.5, {@code 14.0.0} is 14. */
    private static String version(String text) {
        String major = digits(text, 0);
        int next = major.length();
        if (major.isEmpty() || next >= text.length() || "._".indexOf(text.charAt(next)) < 0) return major;
        String minor = digits(text, next + 1);
        return minor.isEmpty() || minor.equals("0") ? major : major + "." + minor;
    }

    private static String digits(String text, int from) {
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) to++;
        return text.substring(from, to);
    }
}
