package dev.tributary.routes.webchat;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.conversation.Ratings;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a visitor found it: her own conversation only, the one she was asked about last. */
@RestController
@RequestMapping("/chat/{site}")
final class RatingEdge {
    private final Ratings ratings;
    private final VisitorDoor door;
    private final ChatLimits limits;
    private final JsonBody bodies;
    private final ChatAnswers answers;

    RatingEdge(Ratings ratings, VisitorDoor door, ChatLimits limits, JsonBody bodies, ChatAnswers answers) {
        this.ratings = ratings;
        this.door = door;
        this.limits = limits;
        this.bodies = bodies;
        this.answers = answers;
    }

    @PostMapping("/rating")
    ResponseEntity<byte[]> rate(HttpServletRequest request) {
        VisitorIdentity visitor = door.enter(request);
        limits.rating(visitor.id(), request);
        Rated said = bodies.read(request, Rated.class);
        int score = said.score() == null ? 0 : said.score();
        String comment = said.comment() == null ? "" : said.comment().strip();
        try {
            ratings.rate(visitor, score, comment.isEmpty() ? null : Cut.unmasked(comment, Ratings.LONGEST_COMMENT));
        } catch (CommandRefused refused) {
            throw switch (refused.reason()) {
                case NOT_FOUND -> new ChatRefusal(404, "chat.rating.nothing");
                case TOO_LATE -> new ChatRefusal(409, "chat.rating.late");
                default -> new ChatRefusal(400, "chat.rating.malformed");
            };
        }
        return answers.ok(new Kept(score, Ratings.CHANGEABLE.toSeconds()));
    }

    /**
     * A rating as the box sends it.
     *
     * @param score 1 to 5
     * @param comment what she writes to it
     */
    public record Rated(@Nullable Integer score, @Nullable String comment) {}

    /**
     * It was written down.
     *
     * @param score 1 to 5
     * @param changeable for how many seconds she may change it
     */
    public record Kept(int score, long changeable) {}
}
