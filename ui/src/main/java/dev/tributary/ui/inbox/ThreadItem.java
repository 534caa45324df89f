package dev.tributary.ui.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the thread's element takes it; described there ({@code Message} in {@code thread.js}).
 *
 * @param id the message
 * @param seq its place
 * @param kind {@code in}, {@code out}, {@code note} or {@code event}
 * @param author the name to show
 * @param sender messages of one sender in one minute stand together
 * @param mine whether this agent wrote it
 * @param channel its channel
 * @param channelName the channel's name
 * @param subject its subject
 * @param recipients whom a mail went to, in words
 * @param body its text
 * @param html where its sandboxed HTML is served
 * @param quoted its folded quotation
 * @param automatic whether a machine wrote it
 * @param remark what is strange about it, in words
 * @param because why it stands in this conversation, in words
 * @param files its attachments
 * @param state how far it got, in lower case
 * @param failure why it failed
 * @param againIn in how many milliseconds it may be sent again; 0 when it may be
 * @param traced whether "why" can be asked
 * @param at when, in milliseconds since 1970
 * @param deleted that it was taken back, in words
 * @param earlier what it said before it was changed, the oldest first
 * @param signs what customers put on it
 * @param post below which post everybody can read it, or null
 * @param answered the message that it answers, or null
 */
record ThreadItem(
        String id,
        long seq,
        String kind,
        String author,
        String sender,
        boolean mine,
        String channel,
        String channelName,
        @Nullable String subject,
        @Nullable String recipients,
        String body,
        @Nullable String html,
        @Nullable String quoted,
        boolean automatic,
        @Nullable String remark,
        @Nullable String because,
        List<Attached> files,
        @Nullable String state,
        @Nullable String failure,
        long againIn,
        boolean traced,
        long at,
        @Nullable String deleted,
        List<Earlier> earlier,
        List<String> signs,
        @Nullable Post post,
        @Nullable Answered answered) {

    /**
     * The message that another one answers.
     *
     * @param id the message
     * @param author who wrote it, as shown
     * @param line its first line, or that it was taken back
     */
    record Answered(String id, String author, String line) {}

    /**
     * A post that is commented on.
     *
     * @param text what it is, in words
     * @param url where it is, or null
     */
    record Post(String text, @Nullable String url) {}

    /**
     * What a message said before it was changed.
     *
     * @param body its text
     * @param at when that was written, in milliseconds since 1970
     */
    record Earlier(String body, long at) {}

    /**
     * An attachment.
     *
     * @param id the attachment
     * @param name its name
     * @param size bytes
     * @param url where it is served
     * @param image whether it can be shown as a picture
     * @param note why its content is missing
     */
    record Attached(
            String id,
            String name,
            long size,
            String url,
            boolean image,
            @Nullable String note) {}
}
