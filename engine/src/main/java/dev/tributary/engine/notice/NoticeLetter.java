package dev.tributary.engine.notice;

import dev.tributary.engine.notice.NoticeMailStore.Content;
import dev.tributary.engine.settings.HouseMail;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the mail of notices, in one language, with a link for each where the house has an address. */
final class NoticeLetter {
    private static final String BUNDLE = "dev.tributary.engine.notice.letter";
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final String CUSTOMER = "customer.";
    private static final int LONGEST_ABOUT = 120;
    /** How many notices a mail tells one by one. */
    private static final int TOLD = 200;

    private final ResourceBundle words;
    private final String publicUrl;

    /** For a reader of this language, or of English where the house does not speak it. */
    NoticeLetter(Locale language, String publicUrl) {
        this.words = ResourceBundle.getBundle(BUNDLE, language, NO_OTHER_LANGUAGE);
        this.publicUrl = publicUrl;
    }

    HouseMail.Note about(UUID id, String to, List<Content> contents) {
        boolean toAgent = contents.getFirst().notice().agent() != null;
        String text = contents.stream()
                .limit(TOLD)
                .map(content -> toAgent ? forAgent(content) : forCustomer(content))
                .collect(Collectors.joining("\n\n"));
        String foot = toAgent ? footed("foot") : "";
        return new HouseMail.Note(to, subject(contents, toAgent), text + more(contents.size()) + foot + "\n", id);
    }

    /** What is too much for one mail stands in the inbox too. */
    private String more(int all) {
        return all <= TOLD ? "" : "\n\n" + filled("more", Integer.toString(all - TOLD), "");
    }

    private String subject(List<Content> contents, boolean toAgent) {
        Content first = contents.getFirst();
        if (!toAgent) {
            String subject = first.subject();
            return subject == null || subject.isBlank() ? words.getString("customer.subject") : subject;
        }
        if (contents.size() == 1) return filled("subject", about(first), says(first, ""));
        return filled("subjects", Integer.toString(contents.size()), "");
    }

    /** What the rule says; where it says nothing of its own, the answers themselves. */
    private String forCustomer(Content content) {
        String what = what(content, CUSTOMER);
        boolean ownWords = content.notice().text() != null;
        if (ownWords || content.unread().isEmpty()) return what;
        return what + "\n\n" + String.join("\n\n", content.unread()) + footed(CUSTOMER + "foot");
    }

    private String footed(String key) {
        return "\n\n-- \n" + words.getString(key);
    }

    private String forAgent(Content content) {
        Notice notice = content.notice();
        String link = publicUrl.isEmpty() ? "" : "\n" + publicUrl + "/inbox/all/" + notice.conversation();
        return about(content) + "\n" + what(content, "") + link;
    }

    /** What the rule says, or what happened in the house's words. */
    private String what(Content content, String reader) {
        String text = content.notice().text();
        return text == null || text.isBlank() ? says(content, reader) : text.strip();
    }

    private String says(Content content, String reader) {
        String key = reader + content.notice().event();
        return words.getString(words.containsKey(key) ? key : reader + "other");
    }

    /** Which conversation, as people call it. */
    private String about(Content content) {
        String subject = content.subject();
        String name = content.customer();
        String about = subject != null && !subject.isBlank() ? subject : nameOr(name);
        return about.length() <= LONGEST_ABOUT ? about : about.substring(0, LONGEST_ABOUT) + "…";
    }

    private String nameOr(@Nullable String name) {
        return name == null || name.isBlank() ? words.getString("somebody") : name;
    }

    private String filled(String key, String first, String second) {
        return words.getString(key).replace("{1}", second).replace("{0}", first);
    }
}
