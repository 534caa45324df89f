package dev.tributary.routes.messenger;

import dev.tributary.engine.spi.SendOutcome;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The Graph API did not give what it was asked for. */
final class GraphTrouble extends IOException {
    private static final long serialVersionUID = 1;

    private final transient SendOutcome meaning;

    private GraphTrouble(String words, SendOutcome meaning) {
        super(words);
        this.meaning = meaning;
    }

    /** What an answer that is an error stands for. */
    static GraphTrouble of(Graph.Answer answer) {
        return of(GraphError.of(answer), answer.pause());
    }

    /** What an error stands for, when it asks to wait so long or does not say. */
    static GraphTrouble of(GraphError error, @Nullable Duration pause) {
        return new GraphTrouble(error.label() + ": " + error.message(), error.outcome(pause));
    }

    /** What it would mean for a message. */
    SendOutcome meaning() {
        return meaning;
    }
}
