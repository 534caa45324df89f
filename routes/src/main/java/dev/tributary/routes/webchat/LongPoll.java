package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.conversation.VisitorThread.VisitorMessage;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;

/** A request that waits for the next messages: the way for networks that swallow streams. Holds no thread while it waits. */
final class LongPoll implements Listener {
    static final int BATCH = 100;
    private final VisitorIdentity visitor;
    private final long after;
    private final VisitorThread threads;
    private final ChatAnswers answers;
    private final DeferredResult<ResponseEntity<byte[]>> result;

    LongPoll(VisitorIdentity visitor, long after, long waitMillis, VisitorThread threads, ChatAnswers answers) {
        this.visitor = visitor;
        this.after = after;
        this.threads = threads;
        this.answers = answers;
        this.result = new DeferredResult<>(waitMillis, () -> answers.ok(List.of()));
    }

    DeferredResult<ResponseEntity<byte[]>> result() {
        return result;
    }

    @Override
    public VisitorIdentity visitor() {
        return visitor;
    }

    @Override
    public void ring() {
        Thread.ofVirtual().name("chat-poll").start(this::look);
    }

    @Override
    public void close() {
        result.setResult(answers.ok(List.of()));
    }

    private void look() {
        List<VisitorMessage> found = threads.after(visitor, after, BATCH);
        if (!found.isEmpty()) result.setResult(answers.ok(lines(found)));
    }

    static List<ChatLine> lines(List<VisitorMessage> messages) {
        return messages.stream().map(ChatLine::of).toList();
    }
}
