package dev.tributary.routes.trial;

import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.PageMarks;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.demo.GraphStandIn;
import dev.tributary.routes.demo.GraphStandIn.Fault;
import dev.tributary.routes.demo.StandInComments;
import dev.tributary.routes.messenger.CommentsKit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The comments of a page. A sample is who comments and what; it stands below a post of the stand-in's and is read from
 * there. Its id is the stand-in's. Answers go below the customer's comment, or, from a second page, nowhere.
 */
final class CommentsTrial extends EngineTrial {
    private static final AccountKey HERE = new AccountKey(Channels.COMMENTS, PlayedPage.HERE);
    private static final AccountKey NOWHERE = new AccountKey(Channels.COMMENTS, PlayedPage.NOWHERE);
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Duration OVER = Duration.ofMinutes(15);

    private final GraphStandIn graph;
    private final StandInComments facebook;
    private final TrialIntake intake;
    private final CommentsKit comments;
    private final UUID page;
    private final Map<String, String> written = new HashMap<>();
    private String post = "";
    private long told;

    CommentsTrial() {
        super(HERE);
        graph = PlayedPage.standIn(kit.clock());
        facebook = graph.comments();
        intake = new TrialIntake(new Masker(), kit.get(Intake.class));
        comments = new CommentsKit(kit);
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        page = add(accounts, PlayedPage.HERE, graph.url());
        UUID unused = add(accounts, PlayedPage.NOWHERE, PlayedPage.nowhere());
        stream.run(accounts, kit.get(EventFeed.class), intake, comments.messenger(), comments.channel(), watch());
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            look();
            return accounts.byKey(HERE)
                    .flatMap(own -> kit.get(PageMarks.class).mark(own.id()))
                    .isPresent();
        });
    }

    private static UUID add(ChannelAccounts accounts, String page, String graph) {
        return accounts.addByOperator(
                        new AccountKey(Channels.MESSENGER, page), "Lépés", PlayedPage.settings(page, graph, true))
                .id();
    }

    private void look() {
        kit.clock().advance(ROUND);
        comments.look(page);
    }

    @Override
    ChannelCapabilities capabilities() {
        return comments.channel().capabilities();
    }

    @Override
    public TrialIntake intake() {
        return intake;
    }

    @Override
    void clear() {
        look();
        kit.clock().advance(OVER);
        post = facebook.post("Spring sale");
        written.clear();
    }

    /** The same once more is the same comment, looked at again. */
    @Override
    public Came comesIn(Sample sample) {
        String body = new String(sample.body(), StandardCharsets.UTF_8);
        written.computeIfAbsent(body, said -> comment(sample.body()));
        int refused = intake.refusedCount();
        look();
        return new Came(intake.refusedCount() == refused, 0, null);
    }

    private String comment(byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            JsonObject said = reader.readObject();
            return facebook.comment(post, said.getString("person"), said.getString("name"), said.getString("text"));
        }
    }

    @Override
    public SendOutcome goesOut(Sample sample, String text, OtherSide behaves) {
        String comment = written.computeIfAbsent("out", any -> facebook.comment(post, to(sample), "Eva", "hello"));
        switch (behaves) {
            case ANSWERS, AWAY -> {}
            case SILENT -> facebook.cutNext();
            case BROKEN -> facebook.failNext(new Fault.Answer(400, 100, 0, "something else"));
            case BUSY -> facebook.failNext(new Fault.Answer(503, 2, 0, "busy", Map.of("Retry-After", "7")));
        }
        AccountKey from = behaves == OtherSide.AWAY ? NOWHERE : HERE;
        UUID account = kit.get(ChannelAccounts.class).byKey(from).orElseThrow().id();
        return stream.gateway().send(message(account, from, sample, text, comment));
    }

    /** What the page wrote below the customers' comments since. */
    @Override
    public List<Outside.Told> told() {
        List<StandInComments.Said> all = facebook.below(post);
        return answers(all)
                .skip(told)
                .map(said -> new Outside.Told("below a comment of " + by(all, said.parent()), Map.of(), said.text()))
                .toList();
    }

    private static Stream<StandInComments.Said> answers(List<StandInComments.Said> all) {
        return all.stream().filter(said -> said.by().equals(PlayedPage.HERE));
    }

    private static String by(List<StandInComments.Said> all, @Nullable String comment) {
        return all.stream()
                .filter(one -> one.id().equals(comment))
                .map(StandInComments.Said::by)
                .findFirst()
                .orElse("nobody");
    }

    @Override
    public void forgetTold() {
        told = answers(facebook.below(post)).count();
    }

    @Override
    public void close() {
        super.close();
        graph.close();
    }
}
