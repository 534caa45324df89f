package dev.tributary.ui.inbox;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.ui.common.CurrentAgent;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Serves a mail's HTML for the sandboxed frame of the thread. Three walls, each enough by itself: what is served has been
 * sanitised, the answer's own policy allows neither scripts nor requests, and the frame is sandboxed into an origin of its
 * own, by its attribute and by the policy.
 */
@Controller
class MailFrame {
    private static final MailSanitizer SANITIZER = new MailSanitizer();

    private final Inbox inbox;
    private final CurrentAgent current;

    MailFrame(Inbox inbox, CurrentAgent current) {
        this.inbox = inbox;
        this.current = current;
    }

    @GetMapping("/content/mail/{message}")
    @ResponseBody
    ResponseEntity<String> mail(
            @PathVariable("message") UUID message,
            @RequestParam(name = "images", required = false, defaultValue = "off") String images) {
        boolean remote = images.equals("on");
        Optional<String> html;
        try {
            html = inbox.html(current.id(), message);
        } catch (CommandRefused refused) {
            html = Optional.empty();
        }
        return html.map(found -> answer(found, remote))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).build());
    }

    /** The mail behind its walls. */
    static ResponseEntity<String> answer(String html, boolean remote) {
        String policy = "default-src 'none'; img-src data:" + (remote ? " https:" : "")
                + "; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
                + " sandbox allow-popups allow-popups-to-escape-sandbox";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(SANITIZER.page(html, remote));
    }
}
