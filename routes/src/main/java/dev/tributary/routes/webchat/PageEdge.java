package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.customer.PageTrail;
import dev.tributary.engine.customer.PageTrail.Looks;
import dev.tributary.engine.customer.PageTrail.SeenPage;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pages a visitor saw, told by the box of somebody who has a token; and with what she looks at them. A page counts only
 * if it is one of the site that asks, for anybody can write an address into a request. The visitor's own address is looked up
 * for its place and forgotten.
 */
@RestController
@RequestMapping("/chat/{site}")
final class PageEdge {
    private static final int MOST_AT_ONCE = 30;
    private static final int LONGEST = 2000;
    private static final int LONGEST_AGENT = 500;
    private static final int LONGEST_ID = 60;
    private static final long LONGEST_MILLIS = Duration.ofDays(2).toMillis();

    private final PageTrail trail;
    private final Places places;
    private final VisitorDoor door;
    private final ChatLimits limits;
    private final JsonBody bodies;
    private final ChatAnswers answers;

    PageEdge(
            PageTrail trail, Places places, VisitorDoor door, ChatLimits limits, JsonBody bodies, ChatAnswers answers) {
        this.trail = trail;
        this.places = places;
        this.door = door;
        this.limits = limits;
        this.bodies = bodies;
        this.answers = answers;
    }

    @PostMapping("/pages")
    ResponseEntity<byte[]> pages(HttpServletRequest request) {
        VisitorIdentity visitor = door.enter(request);
        limits.pages(visitor.id());
        Told told = bodies.read(request, Told.class);
        String origin = VisitorDoor.origin(request);
        List<SeenPage> pages = Objects.requireNonNullElse(told.pages(), List.<Page>of()).stream()
                .limit(MOST_AT_ONCE)
                .flatMap(page -> seen(page, origin).stream())
                .toList();
        return answers.ok(new Kept(trail.keep(visitor, pages, looks(told.hints(), request))));
    }

    private static Optional<SeenPage> seen(@Nullable Page page, String origin) {
        if (page == null || page.id() == null || page.id().isEmpty()) return Optional.empty();
        String url = page.url();
        if (url == null || !isOf(url, origin)) return Optional.empty();
        return Optional.of(new SeenPage(
                UUID.nameUUIDFromBytes(Cut.to(page.id(), LONGEST_ID).getBytes(StandardCharsets.UTF_8)),
                Cut.unmasked(url, LONGEST),
                Cut.unmaskedIfAny(page.title(), LONGEST),
                Cut.unmaskedIfAny(page.referrer(), LONGEST),
                millis(page.ago()),
                page.stayed() == null ? null : millis(page.stayed())));
    }

    /** By the text alone: browsers accept addresses that {@link java.net.URI} does not. */
    private static boolean isOf(String url, String origin) {
        return url.startsWith(origin)
                && (url.length() == origin.length() || "/?#".indexOf(url.charAt(origin.length())) >= 0);
    }

    private static Duration millis(@Nullable Long told) {
        return Duration.ofMillis(told == null ? 0 : Math.clamp(told, 0, LONGEST_MILLIS));
    }

    private Looks looks(@Nullable ClientHints hints, HttpServletRequest request) {
        return new Looks(
                word(request.getHeader(HttpHeaders.USER_AGENT), LONGEST_AGENT),
                hints == null ? null : hints.system(),
                hints == null ? null : hints.own(),
                places.of(request.getRemoteAddr()));
    }

    private static @Nullable String word(@Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : Cut.to(text.strip(), longest);
    }

    /**
     * What a box tells.
     *
     * @param pages pages that were opened or left
     * @param hints what the browser says of itself
     */
    public record Told(@Nullable List<Page> pages, @Nullable ClientHints hints) {}

    /**
     * A page.
     *
     * @param id the box's id of this look at it
     * @param url its address
     * @param title its title
     * @param referrer where the visitor came from
     * @param ago how many milliseconds ago it was opened
     * @param stayed for how many milliseconds it was looked at; absent while it still is
     */
    public record Page(
            @Nullable String id,
            @Nullable String url,
            @Nullable String title,
            @Nullable String referrer,
            @Nullable Long ago,
            @Nullable Long stayed) {}

    /**
     * What became of it.
     *
     * @param kept false before the visitor's first message: the box keeps them until then
     */
    public record Kept(boolean kept) {}
}
