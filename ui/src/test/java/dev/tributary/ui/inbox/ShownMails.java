package dev.tributary.ui.inbox;

import dev.tributary.routes.score.Bar;
import dev.tributary.routes.score.CaseFile;
import dev.tributary.routes.score.ScoredSet;
import dev.tributary.routes.score.Tally;
import dev.tributary.ui.e2e.Browsers;
import dev.tributary.ui.inbox.MailReader.Sight;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Mails made to run scripts, shown in a real Chromium as the inbox shows them: S2 of the checks. Of each is counted whether a
 * script runs, behind all walls or with the sanitiser as the only one; whether markup stays that could; and whether anything
 * is asked for. One that cannot be shown counts against all three. That a script, its markup and what it asks for would be
 * seen is told by mails without walls.
 */
public final class ShownMails implements ScoredSet {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** When so many could not be shown it is the browser, and the rest is not tried. */
    private static final int TOO_MANY = 5;

    private static final String PICTURE = "https://elsewhere.example/picture.png";
    private static final String BY_ITSELF = "<script>alert(1)</script><img src=\"" + PICTURE + "\" alt=\"\">";
    private static final String ON_A_CLICK = "<a href=\"javascript:alert(1)\">here</a>";

    private final int each;

    /** For whoever scores all sets. */
    public ShownMails() {
        this(1);
    }

    /** Shows only each so manieth mail: all of them take four minutes. */
    ShownMails(int each) {
        this.each = each;
    }

    @Override
    public String name() {
        return "xss";
    }

    @Override
    public List<Tally> score(Path folder) throws IOException {
        if (!Browsers.found()) {
            System.err.println("SKIPPED xss: there is no Chromium");
            return List.of();
        }
        List<JsonObject> all = CaseFile.jsonLines(folder.resolve("cases.jsonl"));
        List<JsonObject> cases = IntStream.iterate(0, i -> i < all.size(), i -> i + each)
                .mapToObj(all::get)
                .toList();
        List<String> mails = new ArrayList<>();
        for (JsonObject one : cases) mails.add(one.getString("payload"));
        mails.addAll(List.of(BY_ITSELF, ON_A_CLICK));
        Tally scripts = new Tally("xss-scripts", Bar.atMost(0));
        Tally markup = new Tally("xss-markup", Bar.atMost(0));
        Tally requests = new Tally("xss-requests", Bar.atMost(0));
        try (MailStage stage = MailStage.of(mails);
                MailReader reader = new MailReader(stage, PATIENCE)) {
            seesWhatAMailWithoutWallsDoes(reader, cases.size());
            int missing = 0;
            for (int i = 0; i < cases.size(); i++) {
                Optional<Sight> sight = missing < TOO_MANY ? reader.shown(i) : Optional.empty();
                String id = cases.get(i).getString("id");
                if (sight.isEmpty()) {
                    missing++;
                    System.err.println("xss: " + id + " could not be shown");
                }
                scripts.add(id, sight.map(Sight::ran).orElse(true));
                markup.add(id, sight.map(it -> !it.markup().isEmpty()).orElse(true));
                requests.add(id, sight.map(it -> !it.asked().isEmpty()).orElse(true));
            }
        }
        return List.of(scripts, markup, requests);
    }

    private static void seesWhatAMailWithoutWallsDoes(MailReader reader, int first) {
        Optional<Sight> framed = reader.framedAsItCame(first);
        Optional<Sight> alone = reader.asItCame(first);
        Optional<Sight> clicked = reader.asItCame(first + 1);
        // and that a mail does stand in the frame of its thread
        Optional<Sight> shown = reader.shown(first);
        boolean seen = framed.filter(it -> it.ran() && asksForItsPicture(it)).isPresent()
                && alone.filter(it ->
                                it.ran() && asksForItsPicture(it) && it.markup().contains("script"))
                        .isPresent()
                && clicked.filter(it -> it.ran() && it.asked().isEmpty()).isPresent()
                && shown.filter(it -> it.pictures().equals(List.of(PICTURE))).isPresent();
        if (!seen)
            throw new IllegalStateException(
                    "nobody here would see a script run: " + List.of(framed, alone, clicked, shown));
    }

    private static boolean asksForItsPicture(Sight sight) {
        return sight.asked().equals(List.of("image " + PICTURE));
    }
}
