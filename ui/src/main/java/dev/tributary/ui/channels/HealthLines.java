package dev.tributary.ui.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelHealth;
import dev.tributary.ui.common.Moments;
import dev.tributary.ui.common.Troubles;
import java.time.Instant;

/** How an account is, in a few lines of words: what came last, how far the house is behind, what last went wrong. */
final class HealthLines {
    private HealthLines() {}

    /** Adds the lines of an account to a block. */
    static void into(Div block, ChannelDesk desk, ChannelAccount account, Moments moments) {
        ChannelHealth.Health health = desk.health().of(account.id()).orElse(null);
        if (health == null) return;
        Instant now = moments.now();
        block.add(new Span(
                health.lastMessageAt() == null
                        ? block.getTranslation("channels.lastMessage.none")
                        : block.getTranslation("channels.lastMessage", moments.ago(block, health.lastMessageAt()))));
        if (health.readTo() != null)
            block.add(line(
                    block.getTranslation("channels.readTo", moments.ago(block, health.readTo())),
                    "health-read",
                    health.fetchesLate(now)));
        if (health.unsentSince() != null)
            block.add(line(
                    block.getTranslation("channels.unsent", health.unsent(), moments.ago(block, health.unsentSince())),
                    "health-unsent",
                    health.sendsLate(now)));
        if (account.notBefore() != null) {
            Span held = new Span(block.getTranslation("channels.held", moments.at(block, account.notBefore())));
            held.setId("held");
            block.add(held);
        }
        if (health.lastErrorAt() == null || health.lastError() == null) return;
        Span error = new Span(block.getTranslation(
                "channels.lastError",
                moments.ago(block, health.lastErrorAt()),
                Troubles.words(block, health.lastError())));
        error.addClassName("quiet");
        block.add(error);
    }

    private static Span line(String text, String name, boolean late) {
        Span line = new Span(text);
        line.addClassName(name);
        if (late) line.addClassNames("say", "bad");
        return line;
    }
}
