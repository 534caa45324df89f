package dev.tributary.routes.webchat;

import dev.tributary.engine.access.People;
import dev.tributary.engine.access.PhoneNumber;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.Details;
import dev.tributary.engine.conversation.VisitorThread.NewVisitor;
import dev.tributary.engine.conversation.VisitorThread.SaidDetails;
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
                List.of("hu", "en"),
                FileEdge.LARGEST));
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
        String name = stripped(said.name());
        String email = stripped(said.email());
        String phone = stripped(said.phone());
        // a name alone reaches nobody
        if (email.isEmpty() ? phone.isEmpty() : !looksLikeAddress(email))
            throw new ChatRefusal(400, "chat.email.malformed");
        if (!phone.isEmpty() && !PhoneNumber.is(phone)) throw new ChatRefusal(400, "chat.phone.malformed");
        threads.introduce(
                visitor,
                new Details(unmasked(Cut.to(name, MAX_FIELD)), unmasked(email), unmasked(phone)),
                Cut.to(said.wording() == null ? "" : said.wording(), MAX_WORDING));
        return answers.ok(new Introduced(true));
    }

    /** What this visitor said of herself; nothing that others know of her. */
    @GetMapping("/details")
    ResponseEntity<byte[]> details(HttpServletRequest request) {
        VisitorIdentity visitor = door.enter(request);
        limits.opening(visitor.id());
        SaidDetails said = threads.details(visitor);
        return answers.ok(new Known(said.name(), said.email(), said.phone(), said.agreedAt() != null));
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static @Nullable Unmasked unmasked(String text) {
        return text.isEmpty() ? null : Unmasked.of(text);
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
     * @param largest most bytes of a file that she may send
     */
    public record Status(
            String name, boolean online, String colour, String privacy, List<String> languages, int largest) {}

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
     * @param phone the phone number
     * @param consent whether the box was ticked
     * @param wording the sentence beside the tick, as it was shown
     */
    public record Introduction(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Boolean consent,
            @Nullable String wording) {}

    /**
     * What is known from her.
     *
     * @param name her name
     * @param email her mail address
     * @param phone her phone number
     * @param agreed whether she agreed to it being kept
     */
    public record Known(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            boolean agreed) {}

    /**
     * It was written down.
     *
     * @param saved always true
     */
    public record Introduced(boolean saved) {}
}
