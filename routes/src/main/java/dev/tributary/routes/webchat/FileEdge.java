package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.FileContent;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.InboundFile;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A visitor's files, both ways. One comes as the bare body of a request, with its name in a header and never in an address,
 * and is a message of its own; it is held in memory only, because nothing unmasked may touch a disk. One goes out as a
 * download to the visitor whose thread it stands in, and to nobody else it exists.
 */
@RestController
@RequestMapping("/chat/{site}/files")
final class FileEdge {
    /** The header with the percent-encoded JSON of {@link Sent}. */
    static final String HEADER = "Tributary-File";
    /** Most bytes of a file. */
    static final int LARGEST = 10 * 1024 * 1024;
    /** Most bytes of a visitor's files in one conversation. */
    static final long QUOTA = 100L * 1024 * 1024;

    private final VisitorThread threads;
    private final VisitorPost post;
    private final VisitorDoor door;
    private final ChatLimits limits;
    private final JsonBody bodies;

    FileEdge(VisitorThread threads, VisitorPost post, VisitorDoor door, ChatLimits limits, JsonBody bodies) {
        this.threads = threads;
        this.post = post;
        this.door = door;
        this.limits = limits;
        this.bodies = bodies;
    }

    @PostMapping
    ResponseEntity<byte[]> send(HttpServletRequest request) {
        VisitorIdentity visitor = door.enter(request);
        limits.file(visitor.id(), request);
        Sent sent = bodies.read(header(request), Sent.class);
        UUID clientId = VisitorPost.id(sent.clientId());
        String name = sent.name() == null ? "" : sent.name();
        byte[] content = bodies.bytes(request, LARGEST, "chat.file.large");
        if (content.length == 0) throw new ChatRefusal(400, "chat.file.empty");
        String type = FileKind.of(content, name).orElseThrow(() -> new ChatRefusal(415, "chat.file.kind"));
        if (threads.sentBytes(visitor) + content.length > QUOTA) throw new ChatRefusal(413, "chat.file.quota");
        InboundFile file = new InboundFile(Unmasked.of(name), type, null, content, null);
        return post.handIn(request, visitor, clientId, "", List.of(file), null);
    }

    private static String header(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        try {
            return URLDecoder.decode(header == null ? "" : header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ChatRefusal(400, "chat.body.malformed");
        }
    }

    @GetMapping("/{file}")
    ResponseEntity<byte[]> fetch(HttpServletRequest request, @PathVariable("file") String file) {
        VisitorIdentity visitor = door.enter(request);
        limits.opening(visitor.id());
        FileContent found =
                threads.file(visitor, id(file)).orElseThrow(() -> new ChatRefusal(404, "chat.file.unknown"));
        ContentDisposition download = ContentDisposition.attachment()
                .filename(found.row().name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(found.row()
                        .pictureType()
                        .map(MediaType::parseMediaType)
                        .orElse(MediaType.APPLICATION_OCTET_STREAM))
                .header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(found.content());
    }

    private static UUID id(String file) {
        try {
            if (file.length() == 36) return UUID.fromString(file);
        } catch (IllegalArgumentException e) {
            // falls through: what is no id is no file
        }
        throw new ChatRefusal(404, "chat.file.unknown");
    }

    /**
     * A file as the box announces it.
     *
     * @param clientId the box's id of the message, a UUID
     * @param name its name
     */
    public record Sent(@Nullable String clientId, @Nullable String name) {}
}
