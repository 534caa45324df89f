package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What a visitor receives: a stream of Server-Sent Events (WHATWG HTML, section 9.2) that resumes after the last event id,
 * or, where streams do not pass, the same messages by asking. Both listen first and then read the log, so that nothing
 * falls between. A stream ends after ten minutes, and sooner where nobody reads it: the web server waits for a reader no longer
 * than {@code server.tomcat.connection-timeout}, and meanwhile nothing is kept for them but the messages being written.
 */
@RestController
@RequestMapping("/chat/{site}")
final class StreamEdge {
    private static final long RETRY_MILLIS = 3000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);
    private final VisitorThread threads;
    private final VisitorDoor door;
    private final ChatLimits limits;
    private final VisitorBell bell;
    private final StreamSeats seats;
    private final ChatAnswers answers;
    private final long life;

    StreamEdge(
            VisitorThread threads,
            VisitorDoor door,
            ChatLimits limits,
            VisitorBell bell,
            StreamSeats seats,
            ChatAnswers answers,
            @Value("${tributary.chat.stream-millis:600000}") long life) {
        this.threads = threads;
        this.door = door;
        this.limits = limits;
        this.bell = bell;
        this.seats = seats;
        this.life = life;
        this.answers = answers;
    }

    @GetMapping("/stream")
    SseEmitter stream(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "after", defaultValue = "") String after)
            throws IOException {
        VisitorIdentity visitor = door.enter(request);
        limits.opening(visitor.id());
        String resume = request.getHeader("Last-Event-ID");
        StreamSeats.Seat seat = seats.take(request);
        try {
            return open(visitor, position(resume == null ? after : resume), response, seat);
        } catch (IOException | RuntimeException e) {
            seat.leave();
            throw e;
        }
    }

    private SseEmitter open(VisitorIdentity visitor, long after, HttpServletResponse response, StreamSeats.Seat seat)
            throws IOException {
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        SseEmitter emitter = new SseEmitter(life);
        VisitorStream stream = new VisitorStream(visitor, after, threads, answers, emitter, bell::remove);
        emitter.onCompletion(() -> {
            bell.remove(stream);
            seat.leave();
        });
        emitter.onTimeout(stream::close);
        emitter.onError(failure -> bell.remove(stream));
        emitter.send(SseEmitter.event().reconnectTime(RETRY_MILLIS).comment(""));
        bell.add(stream);
        stream.ring();
        return emitter;
    }

    @GetMapping("/messages")
    DeferredResult<ResponseEntity<byte[]>> messages(
            HttpServletRequest request,
            @RequestParam(name = "after", defaultValue = "") String after,
            @RequestParam(name = "wait", defaultValue = "0") String wait) {
        VisitorIdentity visitor = door.enter(request);
        limits.opening(visitor.id());
        long position = position(after);
        long millis = Math.min(position(wait), LONGEST_WAIT.toSeconds()) * 1000;
        if (millis == 0) {
            DeferredResult<ResponseEntity<byte[]>> now = new DeferredResult<>();
            now.setResult(answers.ok(LongPoll.lines(threads.after(visitor, position, LongPoll.BATCH))));
            return now;
        }
        StreamSeats.Seat seat = seats.take(request);
        LongPoll poll = new LongPoll(visitor, position, millis, threads, answers);
        poll.result().onCompletion(() -> {
            bell.remove(poll);
            seat.leave();
        });
        bell.add(poll);
        poll.ring();
        return poll.result();
    }

    /** A position that a browser sent; anything else than a positive number means from the start. */
    private static long position(String sent) {
        try {
            return Math.max(0, Long.parseLong(sent.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
