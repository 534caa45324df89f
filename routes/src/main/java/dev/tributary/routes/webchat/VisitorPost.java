package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.Visit;
import dev.tributary.engine.visit.Attendance;
import dev.tributary.routes.stream.PutAside;
import dev.tributary.routes.stream.Told;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
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
    private final PutAside putAside;
    private final Clock clock;

    VisitorPost(
            VisitorThread threads,
            Attendance attendance,
            ChatIntake intake,
            ChatAnswers answers,
            PutAside putAside,
            Clock clock) {
        this.threads = threads;
        this.attendance = attendance;
        this.intake = intake;
        this.answers = answers;
        this.putAside = putAside;
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
        VisitorLine line = new VisitorLine(
                VisitorDoor.site(request).account().key(), visitor.id().toString(), clientId, text, clock.instant());
        IntakeResult result = handIn(line.told(files, visit));
        return answers.ok(threads.message(visitor, messageId(result))
                .map(ChatLine::of)
                .orElseThrow(() -> new IllegalStateException("stored, but not in the visitor's thread")));
    }

    /** What is refused for a reason of its own is told to have been so in the end: the box would try for ever. */
    private IntakeResult handIn(Told told) {
        try {
            return intake.accept(Objects.requireNonNull(told.event()));
        } catch (ChatRefusal e) {
            throw e;
        } catch (RuntimeException e) {
            if (putAside.refused(told, e)) throw new ChatRefusal(422, "chat.text.aside");
            throw e;
        }
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
