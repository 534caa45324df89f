package dev.tributary.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.routes.score.Score;
import dev.tributary.routes.score.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mails that others have made to run scripts: S2 of the checks. {@code ./tributary score} shows all of them. */
@Tag("slow")
class ShownMailsIT {
    /** Of the outside mails this ring shows each so manieth. */
    private static final int EACH = 4;

    @Test
    void noneRunsAScriptKeepsDangerousMarkupOrAsksForAnything() throws IOException {
        Path folder = Score.data(System.getenv("TRIBUTARY_CORPORA")).resolve("xss");
        if (!Files.isDirectory(folder)) System.err.println("SKIPPED: no outside data in " + folder);
        Assumptions.assumeTrue(Files.isDirectory(folder), "the outside data is not there");
        List<Tally> tallies = new ShownMails(EACH).score(folder);
        tallies.forEach(tally -> System.err.println(tally.line()));
        assertThat(tallies)
                .hasSize(3)
                .allSatisfy(tally -> assertThat(tally.missed()).as(tally.line()).isEmpty());
    }

    @Test
    void aMailThatHangsItsPageIsGivenUpAndTheNextIsShown() throws IOException {
        String hangs = "<script>for (const end = Date.now() + 25000; Date.now() < end;);</script>";
        try (MailStage stage = MailStage.of(List.of(hangs, "<p>Hello</p>"));
                MailReader reader = new MailReader(stage, Duration.ofSeconds(20))) {
            assertThat(reader.asItCame(0)).isEmpty();
            assertThat(reader.shown(1)).hasValue(new MailReader.Sight(false, List.of(), List.of(), List.of()));
        }
    }
}
