package dev.tributary.ui.inbox;

/**
 * System and browser as a user agent describes them. A wish, not a proof: user agents say what they like; an unknown one
 * gives empty names.
 *
 * @param system operating system, with its version where the browser still tells it
 * @param name browser with major version
 */
record BrowserName(String system, String name) {
    private static final String[][] BROWSERS = {
        {"Edg/", "Edge"},
        {"OPR/", "Opera"},
        {"SamsungBrowser/", "Samsung Internet"},
        {"Firefox/", "Firefox"},
        {"FxiOS/", "Firefox"},
        {"CriOS/", "Chrome"},
        {"Chrome/", "Chrome"},
        {"Version/", "Safari"},
    };

    static BrowserName of(String userAgent) {
        return new BrowserName(system(userAgent), browser(userAgent));
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

    private static String system(String agent) {
        if (agent.contains("Windows")) return "Windows";
        int android = agent.indexOf("Android ");
        if (android >= 0) return "Android " + digits(agent, android + 8);
        if (agent.contains("iPhone OS ")) return "iOS " + digits(agent, agent.indexOf("iPhone OS ") + 10);
        if (agent.contains("iPad")) return "iPadOS";
        if (agent.contains("Mac OS X")) return "macOS";
        if (agent.contains("CrOS")) return "ChromeOS";
        if (agent.contains("Linux")) return "Linux";
        return "";
    }

    private static String digits(String text, int from) {
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) to++;
        return text.substring(from, to);
    }
}
