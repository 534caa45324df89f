package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.conversation.VisitorThread.VisitorMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open stream (Server-Sent Events). Idle it holds no thread; when it is rung, a virtual thread reads the log from the
 * last position written and writes what it finds. Never two at once, and a ring that comes meanwhile is not forgotten:
 * the thread looks again before it ends.
 */
final class VisitorStream implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(VisitorStream.class);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final int BATCH = 50;
    private static final int MESSAGES = 1;
    private static final int BEAT = 2;
    private static final int RUNNING = 4;
    private final VisitorIdentity visitor;
    private final VisitorThread threads;
    private final ChatAnswers answers;
    private final SseEmitter emitter;
    private final Consumer<VisitorStream> gone;
    private final AtomicInteger due = new AtomicInteger();
    private long last;

    VisitorStream(
            VisitorIdentity visitor,
            long after,
            VisitorThread threads,
            ChatAnswers answers,
            SseEmitter emitter,
            Consumer<VisitorStream> gone) {
        this.visitor = visitor;
        this.last = after;
        this.threads = threads;
        this.answers = answers;
        this.emitter = emitter;
        this.gone = gone;
    }

    @Override
    public VisitorIdentity visitor() {
        return visitor;
    }

    @Override
    public void ring() {
        ask(MESSAGES);
    }

    @Override
    public void beat() {
        ask(BEAT);
    }

    @Override
    public void close() {
        gone.accept(this);
        emitter.complete();
    }

    private void ask(int what) {
        int before = due.getAndUpdate(now -> now | what | RUNNING);
        if ((before & RUNNING) == 0) Thread.ofVirtual().name("chat-stream").start(this::work);
    }

    private void work() {
        try {
            while (true) {
                int what = due.getAndSet(RUNNING) & ~RUNNING;
                if ((what & MESSAGES) != 0) writeNew();
                else if ((what & BEAT) != 0) emitter.send(SseEmitter.event().comment(""));
                else if (due.compareAndSet(RUNNING, 0)) return;
            }
        } catch (IOException | IllegalStateException e) {
            // the browser is gone; it comes back with its last position
            gone.accept(this);
        } catch (RuntimeException e) {
            LOG.warn("a chat stream ends early, the browser will ask again: {}", e.toString());
            close();
        }
    }

    private void writeNew() throws IOException {
        List<VisitorMessage> found;
        do {
            found = threads.after(visitor, last, BATCH);
            for (VisitorMessage message : found) {
                emitter.send(SseEmitter.event()
                        .id(Long.toString(message.position()))
                        .name("message")
                        .data(answers.json(ChatLine.of(message)), TEXT));
                last = message.position();
            }
        } while (found.size() == BATCH);
    }
}
