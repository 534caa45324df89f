package dev.tributary.rules.run;

import dev.tributary.rules.vocabulary.Sentences;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words who is told of something, how, when, and unless what. */
final class NotifyWords {
    private final Sentences sentences;

    NotifyWords(Sentences sentences) {
        this.sentences = sentences;
    }

    String of(
            String to,
            @Nullable String name,
            Set<String> by,
            @Nullable Duration after,
            Set<String> unless,
            @Nullable String text,
            @Nullable String kind) {
        String whom =
                name == null ? sentences.say("notify.to." + to) : sentences.say("notify.to." + to + ".named", name);
        StringBuilder words = new StringBuilder(sentences.say("action.notify", whom, list(by, "notify.by.")));
        if (after != null) {
            words.append(' ').append(sentences.say("action.notifyAfter", Leaves.drawn(after)));
        }
        if (!unless.isEmpty()) {
            words.append(sentences.say("action.notifyUnless", list(unless, "notify.unless.")));
        }
        if (kind != null) {
            words.append(", ").append(sentences.say("notify.kind." + kind));
        }
        if (text != null) {
            words.append(": ").append(text);
        }
        return words.toString();
    }

    private String list(Set<String> words, String prefix) {
        return words.stream()
                .sorted(Comparator.naturalOrder())
                .map(word -> sentences.has(prefix + word) ? sentences.say(prefix + word) : word)
                .collect(Collectors.joining(", "));
    }
}
