package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.Sender;
import dev.tributary.engine.spi.ThreadingClues;
import dev.tributary.engine.spi.Visit;
import dev.tributary.engine.visit.Attendance;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands in what a visitor writes or sends, and answers with it as her box shows it, once it is stored. */
@Component
final class VisitorPost {
    private final VisitorThread threads;
    private final Attendance attendance;
    private final ChatIntake intake;
    private final ChatAnswers answers;
    private final Clock clock;

    VisitorPost(VisitorThread threads, Attendance attendance, ChatIntake intake, ChatAnswers answers, Clock clock) {
        this.threads = threads;
        this.attendance = attendance;
        this.intake = intake;
        this.answers = answers;
        this.clock = clock;
    }

    /** Hands it in under the box's own id: handed in again, it changes nothing and answers the same. */
    ResponseEntity<byte[]> handIn(
            HttpServletRequest request,
            VisitorIdentity visitor,
            UUID clientId,
            String text,
            List<InboundFile> files,
            @Nullable Visit visit) {
        attendance.writes(visitor);
        IntakeResult result = intake.accept(new InboundMessage(
                VisitorDoor.site(request).account().key(),
                visitor.id() + ":" + clientId,
                false,
                new Sender(visitor.id().toString(), null, null, false),
                null,
                Unmasked.of(text),
                null,
                null,
                files,
                ThreadingClues.NONE,
                false,
                visit,
                clock.instant()));
        return answers.ok(threads.message(visitor, messageId(result))
                .map(ChatLine::of)
                .orElseThrow(() -> new IllegalStateException("stored, but not in the visitor's thread")));
    }

    private static UUID messageId(IntakeResult result) {
        return switch (result) {
            case IntakeResult.Stored stored -> stored.messageId();
            case IntakeResult.Duplicate duplicate -> duplicate.messageId();
            case IntakeResult.Updated updated ->
                throw new IllegalStateException("a message became a receipt: " + updated);
        };
    }

    /** The id the box made of what it sends. */
    static UUID id(@Nullable String clientId) {
        try {
            if (clientId != null && clientId.length() == 36) return UUID.fromString(clientId);
        } catch (IllegalArgumentException e) {
            // falls through to the refusal, as a missing one does
        }
        throw new ChatRefusal(400, "chat.id.malformed");
    }
}
