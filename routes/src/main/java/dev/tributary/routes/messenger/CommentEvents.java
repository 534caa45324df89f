package dev.tributary.routes.messenger;

import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.Sender;
import dev.tributary.engine.spi.ThreadingClues;
import dev.tributary.engine.spi.Visit;
import dev.tributary.routes.messenger.Attachments.Fetched;
import facebook4j.Comment;
import facebook4j.Post;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Maps a comment to a message: its writer, its text, its picture, and the post below which it stands. */
final class CommentEvents {
    private static final int LONGEST_TITLE = 120;

    /** The file at an address that a comment names. */
    private final BiFunction<Page, String, Optional<Fetched>> fetched;

    CommentEvents(BiFunction<Page, String, Optional<Fetched>> fetched) {
        this.fetched = fetched;
    }

    /** One conversation for each person and post. */
    InboundMessage inbound(AccountKey account, Page page, Post post, Comment comment) {
        String name = comment.getFrom() == null ? null : comment.getFrom().getName();
        return new InboundMessage(
                account,
                comment.getId(),
                false,
                new Sender(person(comment), Unmasked.ofNullable(name), null, false),
                null,
                Unmasked.of(text(comment)),
                null,
                null,
                files(page, comment),
                new ThreadingClues(post.getId(), parent(comment), List.of(), List.of()),
                false,
                place(post),
                comment.getCreatedTime().toInstant());
    }

    /** Facebook names nobody whom the token may not see: then each comment is from somebody else. */
    static String person(Comment comment) {
        String id = comment.getFrom() == null ? null : comment.getFrom().getId();
        return id == null ? "comment:" + comment.getId() : id;
    }

    /** The comment it stands below, or null when it stands below the post. */
    static @Nullable String parent(Comment comment) {
        return comment.getParent() == null ? null : comment.getParent().getId();
    }

    static String text(Comment comment) {
        return comment.getMessage() == null ? "" : comment.getMessage();
    }

    private static Visit place(Post post) {
        String link =
                post.getPermalinkUrl() == null ? null : post.getPermalinkUrl().toString();
        return new Visit(Unmasked.ofNullable(link), Unmasked.ofNullable(title(post)), null, null, null, null);
    }

    private static @Nullable String title(Post post) {
        if (post.getMessage() == null || post.getMessage().isBlank()) return null;
        String line = post.getMessage().strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
    }

    /** What is attached. */
    List<InboundFile> files(Page page, Comment comment) {
        Comment.Attachment attachment = comment.getAttachment();
        if (attachment == null) return List.of();
        String url = picture(comment);
        Fetched found = url.isEmpty() ? null : fetched.apply(page, url).orElse(null);
        if (found == null)
            return List.of(new InboundFile(
                    Unmasked.of("attachment"),
                    "application/x-facebook-attachment",
                    null,
                    new byte[0],
                    "onlyOnFacebook",
                    Attachments.mayBeAsked(page, url) ? url : null));
        String name = found.name().isEmpty() ? "image" : found.name();
        return List.of(new InboundFile(Unmasked.of(name), found.mediaType(), null, found.content(), null));
    }

    /** Where its picture lies, or empty. */
    static String picture(Comment comment) {
        Comment.Attachment attachment = comment.getAttachment();
        return attachment == null
                        || attachment.getMedia() == null
                        || attachment.getMedia().getImage() == null
                        || attachment.getMedia().getImage().getSource() == null
                ? ""
                : attachment.getMedia().getImage().getSource().toString();
    }
}
