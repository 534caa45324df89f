package dev.tributary.engine.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.masking.MaskedText;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact, as intake needs it.
 *
 * @param id the contact
 * @param name name, masked, or null
 * @param email mail address, or null
 * @param phone phone number, or null
 * @param language language tag, or null
 * @param timeZone IANA time zone, or null
 * @param userAgent the browser's description of itself, or null
 * @param tags contact tags
 * @param banned whether no more is taken from them
 * @param conversations how many conversations they have
 */
public record Customer(
        UUID id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String userAgent,
        List<String> tags,
        boolean banned,
        int conversations) {
    public Customer {
        tags = List.copyOf(tags);
    }

    /** Somebody nobody has met. */
    static Customer unknown() {
        return new Customer(UuidCreator.getTimeOrderedEpoch(), null, null, null, null, null, null, List.of(), false, 0);
    }

    /** With what a message tells of its sender: claims fill what is empty, what the browser says replaces. */
    Customer told(
            @Nullable MaskedText claimedName,
            @Nullable String claimedEmail,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable String userAgent) {
        return new Customer(
                id,
                name == null && claimedName != null && !claimedName.value().isBlank()
                        ? claimedName.first(300).value()
                        : name,
                email == null && claimedEmail != null && claimedEmail.length() <= 320 ? claimedEmail : email,
                phone,
                language == null || language.length() > 20 ? this.language : language,
                timeZone == null || timeZone.length() > 60 ? this.timeZone : timeZone,
                userAgent == null ? this.userAgent : cut(userAgent, 500),
                tags,
                banned,
                conversations);
    }

    /** With one conversation more. */
    Customer withOneMore() {
        return new Customer(id, name, email, phone, language, timeZone, userAgent, tags, banned, conversations + 1);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
