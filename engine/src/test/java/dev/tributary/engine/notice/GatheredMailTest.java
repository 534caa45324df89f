package dev.tributary.engine.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Role;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.notice.NoticeMailStore.Claim;
import dev.tributary.engine.settings.HouseMail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;

class GatheredMailTest {
    private static final Duration APART = Duration.ofMinutes(15);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatFallsDueInOneMomentGoesInOneMailThoughItIsSettledOneByOne(TestDatabase database) {
        withTwoDue(database, (kit, two) -> {
            Instant due = two.getFirst().dueAt();
            handOn(kit, two.getFirst());
            assertThat(claim(kit, two.getFirst(), due)).isEqualTo(new Claim.Later(due.plusSeconds(1)));
            assertThat(claim(kit, two.getFirst(), due.plus(Duration.ofMinutes(2))))
                    .as("what cannot be settled keeps no mail back")
                    .isInstanceOf(Claim.Mail.class);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void andItIsOneMailWhenBothAreSettled(TestDatabase database) {
        withTwoDue(database, (kit, two) -> {
            Instant due = two.getFirst().dueAt();
            two.forEach(notice -> handOn(kit, notice));
            assertThat(claim(kit, two.getFirst(), due))
                    .isInstanceOfSatisfying(
                            Claim.Mail.class,
                            mail -> assertThat(mail.contents()).hasSize(2));
            assertThat(claim(kit, two.getLast(), due)).isInstanceOf(Claim.Over.class);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsTooMuchForOneMailIsCountedInIt(TestDatabase database) {
        withDue(database, 220, (kit, all) -> {
            all.forEach(notice -> handOn(kit, notice));
            Claim.Mail mail =
                    (Claim.Mail) claim(kit, all.getFirst(), all.getFirst().dueAt());
            assertThat(mail.contents()).hasSize(220);
            HouseMail.Note letter = new NoticeLetter(Locale.ENGLISH, "https://house.example")
                    .about(UUID.randomUUID(), "anna@shop.example", mail.contents());
            assertThat(letter.subject()).isEqualTo("220 notices");
            assertThat(letter.text()).contains("And 20 more: they are in the inbox.");
            assertThat(letter.text().split("https://house.example", -1)).hasSize(200 + 1);
        });
    }

    private static void withTwoDue(TestDatabase database, BiConsumer<EngineKit, List<Notice>> work) {
        withDue(database, 2, work);
    }

    private static void withDue(TestDatabase database, int many, BiConsumer<EngineKit, List<Notice>> work) {
        try (EngineKit kit = EngineKit.start(database)) {
            Seeds seeds = Seeds.in(kit);
            UUID anna = seeds.agent("Anna", Role.AGENT).id();
            UUID conversation = seeds.conversation(seeds.contact("Kata", null), "chat", seeds.account("chat", "shop"))
                    .plant();
            Instant due = kit.clock().instant();
            work.accept(
                    kit,
                    kit.get(NoticeStore.class)
                            .add(
                                    IntStream.range(0, many)
                                            .mapToObj(i -> missed("rule " + i, anna, conversation, due))
                                            .toList(),
                                    due));
        }
    }

    private static NewNotice missed(String rule, UUID agent, UUID conversation, Instant due) {
        return new NewNotice(
                rule,
                "visitorLeft",
                NoticeKind.MISSED,
                Notice.EMAIL,
                agent,
                null,
                conversation,
                null,
                null,
                Set.of(),
                1,
                due);
    }

    private static void handOn(EngineKit kit, Notice notice) {
        kit.get(NoticeStore.class)
                .settle(
                        List.of(new NoticeStore.Settled(notice.id(), Notice.State.HANDED_ON, null)),
                        kit.clock().instant());
    }

    private static Claim claim(EngineKit kit, Notice notice, Instant now) {
        return Objects.requireNonNull(kit.get(TransactionTemplate.class)
                .execute(status -> kit.get(NoticeMailStore.class).claim(notice.id(), now, APART)));
    }
}
