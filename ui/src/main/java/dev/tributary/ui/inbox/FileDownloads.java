package dev.tributary.ui.inbox;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.conversation.FileContent;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Picture;
import dev.tributary.ui.common.CurrentAgent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Serves attachments, always as a download: whatever a customer sent is never a page of this house. Pictures of plain
 * kinds keep their type, so that the thread can show them; everything else is bytes.
 */
@Controller
class FileDownloads {
    private final Inbox inbox;
    private final CurrentAgent current;

    FileDownloads(Inbox inbox, CurrentAgent current) {
        this.inbox = inbox;
        this.current = current;
    }

    @GetMapping("/content/file/{attachment}")
    @ResponseBody
    ResponseEntity<byte[]> file(@PathVariable("attachment") UUID attachment) {
        FileContent file;
        try {
            file = inbox.file(current.id(), attachment);
        } catch (CommandRefused refused) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
        }
        MediaType type =
                file.row().pictureType().map(MediaType::parseMediaType).orElse(MediaType.APPLICATION_OCTET_STREAM);
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(file.row().name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(8)).cachePrivate())
                .body(file.content());
    }

    /** How a conversation's customer looks: always a picture of a plain kind. */
    @GetMapping("/content/face/{conversation}")
    @ResponseBody
    ResponseEntity<byte[]> face(@PathVariable("conversation") UUID conversation) {
        Picture picture;
        try {
            picture = inbox.picture(current.id(), conversation).orElse(null);
        } catch (CommandRefused refused) {
            picture = null;
        }
        if (picture == null) return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(picture.content());
    }
}
