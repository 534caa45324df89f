package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.spi.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a visitor writes, and how far she has read. A message carries an id that the box made: sending it again, after a cut
 * line or a reload, changes nothing and answers the same.
 */
@RestController
@RequestMapping("/chat/{site}")
final class MessageEdge {
    private static final int MAX_TEXT = 10_000;
    private static final int MAX_PAGE = 2000;
    private static final int MAX_AGENT = 500;
    private static final int MAX_WORD = 60;
    private final VisitorThread threads;
    private final VisitorPost post;
    private final VisitorDoor door;
    private final ChatLimits limits;
    private final JsonBody bodies;
    private final ChatAnswers answers;

    MessageEdge(
            VisitorThread threads,
            VisitorPost post,
            VisitorDoor door,
            ChatLimits limits,
            JsonBody bodies,
            ChatAnswers answers) {
        this.threads = threads;
        this.post = post;
        this.door = door;
        this.limits = limits;
        this.bodies = bodies;
        this.answers = answers;
    }

    @PostMapping("/messages")
    ResponseEntity<byte[]> write(HttpServletRequest request) {
        VisitorIdentity visitor = door.enter(request);
        limits.message(visitor.id(), request);
        Written written = bodies.read(request, Written.class);
        UUID clientId = VisitorPost.id(written.clientId());
        String text = Cut.to(written.text() == null ? "" : written.text(), MAX_TEXT + 1);
        if (text.isBlank()) throw new ChatRefusal(400, "chat.text.empty");
        if (text.length() > MAX_TEXT) throw new ChatRefusal(400, "chat.text.long");
        return post.handIn(request, visitor, clientId, text, List.of(), visit(written.page(), request));
    }

    @PostMapping("/seen")
    ResponseEntity<byte[]> seen(HttpServletRequest request) {
        VisitorIdentity visitor = door.enter(request);
        limits.opening(visitor.id());
        Seen seen = bodies.read(request, Seen.class);
        long position = seen.position() == null ? 0 : seen.position();
        if (position > 0) threads.seen(visitor, position);
        return answers.ok(new Seen(position));
    }

    private static Visit visit(@Nullable Page page, HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        String language = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? null
                : request.getLocale().toLanguageTag();
        return new Visit(
                page == null ? null : Cut.unmaskedIfAny(page.url(), MAX_PAGE),
                page == null ? null : Cut.unmaskedIfAny(page.title(), MAX_PAGE),
                page == null ? null : Cut.unmaskedIfAny(page.referrer(), MAX_PAGE),
                agent == null ? null : Cut.to(agent, MAX_AGENT),
                language,
                page == null || page.timeZone() == null ? null : Cut.to(page.timeZone(), MAX_WORD),
                request.getRemoteAddr());
    }

    /**
     * A message as the box sends it.
     *
     * @param clientId the box's id of it, a UUID
     * @param text the text
     * @param page where it was written
     */
    public record Written(
            @Nullable String clientId,
            @Nullable String text,
            @Nullable Page page) {}

    /**
     * Where the visitor stood.
     *
     * @param url the page's address
     * @param title its title
     * @param referrer where she came from
     * @param timeZone the browser's IANA time zone
     */
    public record Page(
            @Nullable String url,
            @Nullable String title,
            @Nullable String referrer,
            @Nullable String timeZone) {}

    /**
     * How far the visitor has read.
     *
     * @param position the position of the last message she saw
     */
    public record Seen(@Nullable Long position) {}
}
