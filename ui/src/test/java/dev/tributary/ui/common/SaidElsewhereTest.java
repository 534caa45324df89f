package dev.tributary.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.channel.Quarantine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine, the rules and the routes speak in keys only; the sentences are here, in both languages. */
class SaidElsewhereTest {
    private static final List<Path> MODULES = List.of(
            Path.of("..", "engine", "src", "main", "java"),
            Path.of("..", "rules", "src", "main", "java", "dev", "tributary", "rules", "run"),
            Path.of("..", "routes", "src", "main", "java"));
    private static final Pattern KEY = Pattern.compile("\"((?:problem|check|channel)\\.[\\w.]*\\w):?\"");
    private static final Pattern FIELD = Pattern.compile("new ChannelField\\((?:\\w+\\.)?(\\w+|\"\\w+\"),");
    private static final Pattern MAIL_FIELD =
            Pattern.compile("(?:field|byPassword|security|choice)\\((?:\\w+\\.)?(\\w+|\"\\w+\"),");
    private static final Pattern CHOICE = Pattern.compile("security\\(\"(\\w+)\",");
    private static final Map<String, String> CHANNELS =
            Map.of("mail", "email", "webchat", "chat", "messenger", "messenger");

    private final HouseTexts texts = new HouseTexts();

    @Test
    void everyKeyThatIsWrittenDownElsewhereHasItsSentence() {
        Set<String> keys = new TreeSet<>();
        for (Path module : MODULES) for (String source : sources(module)) keys.addAll(found(KEY, source));
        assertThat(keys).contains("problem.unknownGroup", "check.mail.login", "check.messenger.token.ok");
        assertThatAreThere(keys);
    }

    @Test
    void everyRefusalHasItsSentence() {
        assertThatAreThere(Arrays.stream(CommandRefused.Reason.values())
                .map(reason -> "refused." + reason.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    @Test
    void everyCauseOfQuarantineHasItsSentence() {
        assertThatAreThere(Arrays.stream(Quarantine.Cause.values())
                .map(cause -> "channels.cause." + cause.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    @Test
    void everyFieldOfAChannelHasANameAndHelp() {
        Set<String> keys = new TreeSet<>();
        CHANNELS.forEach((folder, channel) -> {
            Path routes = Path.of("..", "routes", "src", "main", "java", "dev", "tributary", "routes", folder);
            String all = String.join("\n", sources(routes));
            for (String field : found(FIELD, all)) name(field, all).ifPresent(name -> asked(keys, channel, name));
            if (channel.equals("email"))
                for (String field : found(MAIL_FIELD, all))
                    name(field, all).ifPresent(name -> asked(keys, channel, name));
            for (String field : found(CHOICE, all))
                for (String choice : List.of("tls", "starttls", "none"))
                    keys.add("channel." + channel + "." + field + "." + choice);
        });
        assertThat(keys)
                .contains(
                        "channel.email.imapHost",
                        "channel.email.signIn",
                        "channel.email.refreshToken.help",
                        "channel.chat.origins.help",
                        "channel.messenger.humanAgent");
        assertThatAreThere(keys);
    }

    private static void asked(Set<String> keys, String channel, String field) {
        keys.add("channel." + channel + "." + field);
        keys.add("channel." + channel + "." + field + ".help");
    }

    /** The name of a field that is written out, or of the constant that stands for it. */
    private static Optional<String> name(String field, String sources) {
        if (field.startsWith("\"")) return Optional.of(field.substring(1, field.length() - 1));
        return found(Pattern.compile("String " + Pattern.quote(field) + " = \"(\\w+)\""), sources).stream()
                .findFirst();
    }

    private void assertThatAreThere(Iterable<String> keys) {
        List<String> missing = new ArrayList<>();
        for (String key : keys)
            for (Locale language : texts.getProvidedLocales())
                if (!texts.starting(language, key).containsKey(key)) missing.add(language + " " + key);
        assertThat(missing).isEmpty();
    }

    private static List<String> found(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        return Stream.iterate(matcher.find(), hit -> hit, hit -> matcher.find())
                .map(hit -> matcher.group(1))
                .toList();
    }

    private static List<String> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(SaidElsewhereTest::content)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
