package dev.tributary.ui.command;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelCheck;
import dev.tributary.engine.spi.ChannelField;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.CheckReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code channel add mail|messenger|site [--field value …] [--called NAME] [--no-check]}: connects a channel without a
 * screen. {@code channel check FILE} tries a channel's file out. What is missing is asked for at a terminal; secrets are read without echo, or from {@code TRIBUTARY_<FIELD>}.
 */
public final class ChannelCommand {
    private static final Map<String, String> CHANNELS =
            Map.of("mail", Channels.EMAIL, "messenger", Channels.MESSENGER, "site", Channels.CHAT);

    private final Words words;
    private final Talk talk;

    ChannelCommand(Words words, Talk talk) {
        this.words = words;
        this.talk = talk;
    }

    /** Runs the command line. @return the exit code: 0 done, 1 not done, 2 not understood */
    public static int run(String... arguments) {
        return new ChannelCommand(Words.of(arguments), Talk.here()).run();
    }

    int run() {
        if (words.plain(1).equals("check") && !words.plain(2).isEmpty()) return check(Path.of(words.plain(2)));
        String channel = CHANNELS.getOrDefault(words.plain(2), "");
        if (!words.plain(1).equals("add") || channel.isEmpty()) {
            talk.say("command.usage");
            return 2;
        }
        try (ConfigurableApplicationContext house = open(CommandHouse.class)) {
            return add(house, channel);
        } catch (RuntimeException failed) {
            if (!inUse(failed)) throw failed;
            talk.say("command.inUse");
            return 1;
        }
    }

    private int check(Path file) {
        if (!Files.isRegularFile(file)) {
            talk.say("command.check.none", file);
            return 2;
        }
        try (ConfigurableApplicationContext house = open(CheckHouse.class)) {
            List<ChannelCheck.Line> lines = house.getBean(ChannelCheck.class).check(file);
            for (ChannelCheck.Line line : lines)
                talk.say(line.good() ? "command.step.good" : "command.step.bad", talk.choose(line.sentences()));
            long wrong = lines.stream().filter(line -> !line.good()).count();
            if (wrong == 0) talk.say("command.check.good", lines.size());
            else talk.say("command.check.bad", wrong);
            return wrong == 0 ? 0 : 1;
        }
    }

    private ConfigurableApplicationContext open(Class<?> house) {
        return new SpringApplicationBuilder(house)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(settings());
    }

    /** Nothing is logged: what a person should know is said in a sentence. */
    private String[] settings() {
        return Stream.concat(Stream.of("--logging.threshold.console=off"), Stream.of(words.settings()))
                .toArray(String[]::new);
    }

    private int add(ConfigurableApplicationContext house, String channel) {
        Optional<ChannelType> type = house.getBeanProvider(ChannelHost.class).stream()
                .flatMap(host -> host.types().stream())
                .filter(known -> known.channel().equals(channel))
                .findFirst();
        if (type.isEmpty()) {
            talk.say("command.noSuchChannel", channel);
            return 1;
        }
        ChannelSettings settings = settings(type.get());
        if (!words.options().containsKey("noCheck") && !checked(type.get(), settings)) return 1;
        try {
            AccountKey key = new AccountKey(channel, type.get().accountOf(settings));
            String called = words.option("called").isEmpty() ? key.account() : words.option("called");
            house.getBean(ChannelAccounts.class).addByOperator(key, called, settings);
            talk.say("command.added", called);
            sayWhatToCopy(house, key, settings);
            return 0;
        } catch (IllegalArgumentException incomplete) {
            talk.say(String.valueOf(incomplete.getMessage()));
        } catch (CommandRefused refused) {
            talk.say(
                    "refused." + refused.reason().name().toLowerCase(Locale.ROOT),
                    refused.arguments().toArray());
        }
        return 1;
    }

    private ChannelSettings settings(ChannelType type) {
        Map<String, String> values = new HashMap<>();
        Map<String, String> secrets = new HashMap<>();
        for (ChannelField field : type.fields()) {
            if (!field.asked(name -> values.getOrDefault(name, ""))) continue;
            String value = words.options().containsKey(field.name())
                    ? words.option(field.name())
                    : talk.ask(type.channel(), field);
            if (field.kind() == ChannelField.Kind.SECRET) secrets.put(field.name(), value);
            else values.put(field.name(), value.replace("\\n", "\n"));
        }
        return new ChannelSettings(values, secrets);
    }

    private boolean checked(ChannelType type, ChannelSettings settings) {
        CheckReport report = type.check(settings);
        for (CheckReport.Step step : report.steps()) {
            String sentence = talk.text(step.textKey(), step.arguments().toArray());
            talk.say(step.passed() ? "command.step.good" : "command.step.bad", sentence);
        }
        if (!report.passed()) talk.say("command.notAdded");
        return report.passed();
    }

    private void sayWhatToCopy(ConfigurableApplicationContext house, AccountKey key, ChannelSettings settings) {
        String set = house.getBean(HouseSettings.class).current().publicUrl();
        String url = set.isBlank() ? "https://YOUR-ADDRESS" : set;
        if (key.channel().equals(Channels.CHAT)) talk.say("command.tag", url, key.account());
        if (key.channel().equals(Channels.MESSENGER))
            talk.say("command.webhook", url + "/channels/messenger/webhook", settings.value("verifyToken"));
    }

    /** H2 lets one process in at a time; its message carries this number. */
    private static boolean inUse(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause())
            if (String.valueOf(cause.getMessage()).contains("[90020")) return true;
        return false;
    }
}
