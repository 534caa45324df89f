package dev.tributary.rules.vocabulary;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a {@code schedule('…')} comes due, on the house's clock: {@code daily at 8:30}, {@code weekdays at 9:00},
 * {@code mondays and fridays at 17:00}, {@code monthly on 1 at 6:00}, {@code every 15 minutes}, {@code every 2 hours},
 * {@code hourly}, or five fields of cron.
 *
 * @param written as the rule writes it
 * @param cron six fields, as Spring's cron has them, the seconds 0
 */
public record Schedule(String written, String cron) {
    /** The shortest time between two turns: each turn looks at every open conversation. */
    public static final Duration SHORTEST = Duration.ofMinutes(5);

    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final int TURNS_LOOKED_AT = 100;

    /** Reads a schedule; null when it says none. */
    public static @Nullable Schedule parse(String written) {
        String text = String.join(" ", written.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        String cron = cron(text);
        if (cron == null || !CronExpression.isValidExpression(cron) || firstTurn(cron) == null) {
            return null;
        }
        return new Schedule(written, cron);
    }

    /** Whether it comes more often than every {@link #SHORTEST}. */
    public boolean tooOften() {
        CronExpression expression = CronExpression.parse(cron);
        LocalDateTime turn = firstTurn(cron);
        for (int i = 0; i < TURNS_LOOKED_AT && turn != null; i++) {
            LocalDateTime next = expression.next(turn);
            if (next != null && Duration.between(turn, next).compareTo(SHORTEST) < 0) {
                return true;
            }
            turn = next;
        }
        return false;
    }

    /** A day that never comes, such as 30 February, makes no schedule. */
    private static @Nullable LocalDateTime firstTurn(String cron) {
        return CronExpression.parse(cron).next(LocalDateTime.of(2026, 1, 1, 0, 0));
    }

    private static @Nullable String cron(String text) {
        String[] words = text.split(" ");
        if (text.equals("hourly")) {
            return "0 0 * * * *";
        }
        if (words.length == 3 && words[0].equals("every")) {
            return every(number(words[1]), words[2]);
        }
        int at = text.lastIndexOf(" at ");
        if (at > 0) {
            String clock = clock(text.substring(at + 4));
            String days = clock == null ? null : days(text.substring(0, at));
            return days == null ? null : "0 " + clock + " " + days;
        }
        return words.length == 5 ? "0 " + text.toUpperCase(Locale.ROOT) : null;
    }

    private static @Nullable String every(int amount, String unit) {
        return switch (unit) {
            case "minutes" -> amount > 0 && 60 % amount == 0 ? "0 0/" + amount + " * * * *" : null;
            case "hours" -> amount > 0 && 24 % amount == 0 ? "0 0 0/" + amount + " * * *" : null;
            default -> null;
        };
    }

    /** Minute and hour. */
    private static @Nullable String clock(String text) {
        int colon = text.indexOf(':');
        int hour = number(colon < 0 ? text : text.substring(0, colon));
        int minute = colon < 0 ? -1 : number(text.substring(colon + 1));
        boolean sound = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && text.length() - colon == 3;
        return sound ? minute + " " + hour : null;
    }

    /** Day of the month, month, day of the week. */
    private static @Nullable String days(String text) {
        return switch (text) {
            case "daily", "every day" -> "* * *";
            case "weekdays" -> "* * MON-FRI";
            case "weekends" -> "* * SAT,SUN";
            default -> text.startsWith("monthly on ") ? monthly(number(text.substring(11))) : weekly(text);
        };
    }

    /** The 29th and later do not come every month, so nobody can mean them. */
    private static @Nullable String monthly(int day) {
        return day >= 1 && day <= 28 ? day + " * *" : null;
    }

    private static @Nullable String weekly(String text) {
        List<String> days = new ArrayList<>();
        for (String word :
                Arrays.asList(text.replace(" and ", ",").replace(" ", "").split(","))) {
            String day = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
            if (!DAYS.contains(day)) {
                return null;
            }
            days.add(day.substring(0, 3).toUpperCase(Locale.ROOT));
        }
        return "* * " + String.join(",", days);
    }

    private static int number(String digits) {
        boolean sound =
                !digits.isEmpty() && digits.length() <= 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return sound ? Integer.parseInt(digits) : -1;
    }
}
