package dev.tributary.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.FailingExamples;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleExplanation;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.ui.kit.OpenHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** The whole house: a file dropped into its folder, a rule that asks it, a message that the rule acts on. */
class LookupFileIT {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final String BOOK = """
            rule('Gold customers first') {
              on messageReceived
              when { lookup('crm', contact.name).tier == 'gold' }
              then { tag 'gold' }
              examples { fires contact: [name: 'Anna'], lookup: [crm: [tier: 'gold']] }
            }
            """;
    private static final String FILE = """
            # answers: tier text
            - route:
                from:
                  uri: direct:lookup-crm
                  steps:
                    - choice:
                        when:
                          - simple: "${body} == 'Anna'"
                            steps:
                              - setBody: { constant: '{"tier": "gold"}' }
                        otherwise:
                          steps:
                            - setBody: { constant: '{}' }
            """;

    @Test
    void aFileInTheFolderIsAskedByRulesWithinSeconds() throws IOException {
        try (OpenHouse house = OpenHouse.open()) {
            RuleBooks books = house.bean(RuleBooks.class);
            UUID owner = house.owner().id();
            assertThat(problems(books)).contains("There is no look-up \"crm\".");

            Path data = Path.of(String.valueOf(house.bean(Environment.class).getProperty("tributary.data")));
            Path folder = Files.createDirectories(data.resolve("lookups"));
            Files.writeString(folder.resolve("crm.yaml"), FILE.replace("setBody", "setBoby"));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(problems(books))
                            .anySatisfy(problem -> assertThat(problem)
                                    .startsWith("The look-up \"crm\" cannot be asked: lookups/crm.yaml, line ")));

            Files.writeString(folder.resolve("crm.yaml"), FILE);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(problems(books)).isEmpty());
            books.activate(owner, "routing", 1, BOOK, FailingExamples.OVERRIDE);
            house.bean(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
            IntakeResult.Stored anna = write(house, "Anna");
            IntakeResult.Stored bela = write(house, "Bela");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(fired(books, owner, anna)).containsExactly("Gold customers first"));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(waits(books, owner, bela)).isFalse());
            assertThat(fired(books, owner, bela)).isEmpty();
        }
    }

    private static List<String> problems(RuleBooks books) {
        return books.check("routing", BOOK, Locale.ENGLISH).stream()
                .filter(problem -> problem.book().equals("routing"))
                .map(RuleProblem::message)
                .toList();
    }

    private static IntakeResult.Stored write(OpenHouse house, String name) {
        return (IntakeResult.Stored) house.bean(Intake.class)
                .accept(Incoming.chat(SITE, name, name).named(name).build());
    }

    private static boolean waits(RuleBooks books, UUID owner, IntakeResult.Stored message) {
        return books.trace(owner, message.messageId(), Locale.ENGLISH)
                .orElseThrow()
                .problems()
                .contains("problem.lookupAwaited");
    }

    private static List<String> fired(RuleBooks books, UUID owner, IntakeResult.Stored message) {
        return books.trace(owner, message.messageId(), Locale.ENGLISH).orElseThrow().rules().stream()
                .filter(RuleExplanation::fired)
                .map(rule -> rule.rule().name())
                .filter("Gold customers first"::equals)
                .toList();
    }
}
