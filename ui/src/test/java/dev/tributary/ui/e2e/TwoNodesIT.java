package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import dev.tributary.engine.kit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the packaged application on one PostgreSQL. */
@Tag("slow")
class TwoNodesIT {
    @TempDir
    Path data;

    @Test
    void whatComesInOnOneNodeIsSeenOnTheOtherAndTheAnswerGoesBack() throws Exception {
        TestDatabase.Address database = TestDatabase.POSTGRES.fresh();
        String[] arguments = {
            "--tributary.db.url=" + database.url(),
            "--tributary.db.user=" + database.user(),
            "--tributary.db.password=" + database.password()
        };
        String[] withDemo = {arguments[0], arguments[1], arguments[2], "--tributary.demo=true"};
        try (Browsers browsers = Browsers.open();
                RunningApp first = RunningApp.start(data, withDemo);
                RunningApp second = RunningApp.start(data, arguments)) {
            first.awaitLog("The sample conversations are in the inbox.");
            BrowserContext customer = browsers.somebody("en-GB");
            try (AgentScreen petra =
                    AgentScreen.signIn(browsers.somebody("en-GB"), second.address(), "petra@lepes.example")) {
                VisitorBox box = VisitorBox.open(customer, first.address());
                long written = System.nanoTime();
                box.write("Do you read me on the other node?");
                assertThat(petra.row("Do you read me on the other node?")).isVisible();
                long seen = System.nanoTime();
                petra.open("Do you read me on the other node?");
                long answered = System.nanoTime();
                petra.send("Loud and clear.");
                box.shows("Loud and clear.");
                System.out.printf(
                        "two nodes: to the other node's list %d ms, back to the box %d ms%n",
                        Duration.ofNanos(seen - written).toMillis(),
                        Duration.ofNanos(System.nanoTime() - answered).toMillis());
            }
            customer.close();
        }
    }
}
