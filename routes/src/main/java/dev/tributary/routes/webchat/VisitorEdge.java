package dev.tributary.routes.webchat;

import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.NewVisitor;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.masking.Unmasked;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A visitor comes to the box: is anybody there, a token, and what she says of herself. */
@RestController
@RequestMapping("/chat/{site}")
final class VisitorEdge {
    private static final Duration VALIDITY = Duration.ofDays(180);
    private static final int MAX_FIELD = 320;
    private static final int MAX_WORDING = 1000;
    private final VisitorThread threads;
    private final VisitorDoor door;
    private final ChatLimits limits;
    private final People people;
    private final JsonBody bodies;
    private final ChatAnswers answers;

    VisitorEdge(
            VisitorThread threads,
            VisitorDoor door,
            ChatLimits limits,
            People people,
            JsonBody bodies,
            ChatAnswers answers) {
        this.threads = threads;
        this.door = door;
        this.limits = limits;
        this.people = people;
        this.bodies = bodies;
        this.answers = answers;
    }

    @GetMapping("/status")
    ResponseEntity<byte[]> status(HttpServletRequest request) {
        ChatSite site = VisitorDoor.site(request);
        boolean online =
                people.agents().stream().anyMatch(agent -> agent.active() && agent.presence() == Presence.ONLINE);
        return answers.ok(new Status(
                site.account().name(),
                online,
                site.value(ChatSite.COLOUR),
                site.value(ChatSite.PRIVACY),
                List.of("hu", "en")));
    }

    @PostMapping("/visitors")
    ResponseEntity<byte[]> welcome(HttpServletRequest request) {
        limits.newVisitor(request);
        NewVisitor visitor =
                threads.welcome(VisitorDoor.site(request).account().id(), VisitorDoor.origin(request), VALIDITY);
        return answers.ok(new Welcome(visitor.token(), visitor.visitor().id().toString()));
    }

    @PostMapping("/introduce")
    ResponseEntity<byte[]> introduce(HttpServletRequest request) {
        VisitorIdentity visitor = door.enter(request);
        limits.opening(visitor.id());
        Introduction said = bodies.read(request, Introduction.class);
        if (!Boolean.TRUE.equals(said.consent())) throw new ChatRefusal(400, "chat.consent.missing");
        String email = said.email() == null ? "" : said.email().strip();
        if (!looksLikeAddress(email)) throw new ChatRefusal(400, "chat.email.malformed");
        String name = said.name() == null ? "" : said.name().strip();
        threads.introduce(
                visitor,
                name.isEmpty() ? null : Unmasked.of(Cut.to(name, MAX_FIELD)),
                Unmasked.of(email),
                Cut.to(said.wording() == null ? "" : said.wording(), MAX_WORDING));
        return answers.ok(new Introduced(true));
    }

    /** Something before and after one @, and no blanks: the proof of an address is a mail that arrives. */
    private static boolean looksLikeAddress(String email) {
        int at = email.indexOf('@');
        return at > 0
                && at == email.lastIndexOf('@')
                && at < email.length() - 1
                && email.length() <= MAX_FIELD
                && email.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    }

    /**
     * What the box shows before anything is said.
     *
     * @param name the site's name
     * @param online whether an agent is there
     * @param colour the box's colour, or empty
     * @param privacy address of the privacy notice, or empty
     * @param languages what the box speaks
     */
    public record Status(String name, boolean online, String colour, String privacy, List<String> languages) {}

    /**
     * A visitor just made.
     *
     * @param token the token; the browser keeps it
     * @param visitor the id
     */
    public record Welcome(String token, String visitor) {}

    /**
     * What a visitor says of herself.
     *
     * @param name the name
     * @param email the address
     * @param consent whether the box was ticked
     * @param wording the sentence beside the tick, as it was shown
     */
    public record Introduction(
            @Nullable String name,
            @Nullable String email,
            @Nullable Boolean consent,
            @Nullable String wording) {}

    /**
     * It was written down.
     *
     * @param saved always true
     */
    public record Introduced(boolean saved) {}
}
