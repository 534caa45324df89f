package dev.tributary.ui.inbox;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.conversation.ConversationHead;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Draft;
import dev.tributary.engine.conversation.ReplyRoute;
import dev.tributary.engine.conversation.ReplySubject;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.Channels;
import dev.tributary.ui.common.ChannelFaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tabs of the composer: the ways in which a customer can be answered, what each can carry, and the note. */
final class ReplyWays {
    /** For a channel that says nothing of itself: what every channel can do. */
    private static final ChannelCapabilities PLAIN = new ChannelCapabilities(false, true, 0, null, false);

    private final Seat seat;

    ReplyWays(Seat seat) {
        this.seat = seat;
    }

    ComposerElement.Setup setup(ConversationHead head, Optional<Draft> draft) {
        List<ComposerElement.Way> ways = new ArrayList<>();
        Set<String> several = several(head.routes());
        for (ReplyRoute route : head.routes()) ways.add(way(route, several.contains(route.channel())));
        ways.add(new ComposerElement.Way(
                ComposerElement.NOTE,
                "note",
                seat.text("composer.note"),
                null,
                false,
                false,
                0,
                null,
                null,
                null,
                null));
        String mode = draft.map(Draft::mode)
                .filter(kept -> ways.stream().anyMatch(way -> way.id().equals(kept)))
                .orElseGet(() -> best(ways));
        boolean resolve = head.row().mayResolve() && head.row().status() == ConversationStatus.OPEN;
        String subject = draft.map(Draft::subject).orElseGet(() -> subject(head));
        return new ComposerElement.Setup(
                head.row().id().toString(),
                ways,
                mode,
                subject,
                draft.map(Draft::body).orElse(""),
                resolve);
    }

    private static String best(List<ComposerElement.Way> ways) {
        return ways.stream()
                .filter(way -> way.blocked() == null)
                .map(ComposerElement.Way::id)
                .findFirst()
                .orElse(ComposerElement.NOTE);
    }

    /** The customer's, or, for an e-mail to somebody who wrote elsewhere, where that was. */
    private @Nullable String subject(ConversationHead head) {
        String theirs = head.subject();
        if (theirs != null && !theirs.isBlank()) return ReplySubject.of(theirs);
        return head.routes().stream()
                .min(Comparator.comparing(route -> route.channel().equals(Channels.EMAIL)))
                .map(route -> seat.text("composer.subject.ours", route.accountName()))
                .orElse(null);
    }

    private ComposerElement.Way way(ReplyRoute route, boolean several) {
        ChannelCapabilities can = capabilities(route.channel());
        String name = seat.channelName(route.channel());
        return new ComposerElement.Way(
                route.accountId().toString(),
                route.channel(),
                several ? name + " · " + route.accountName() : name,
                route.channel().equals(Channels.EMAIL) ? route.recipient() : null,
                can.subject(),
                can.files(),
                can.maxLength(),
                millis(route.closesAt()),
                millis(route.personOnlyFrom()),
                blocked(route),
                route.channel().equals(Channels.COMMENTS) ? seat.text("composer.public") : null);
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static Set<String> several(List<ReplyRoute> routes) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (ReplyRoute route : routes) if (!once.add(route.channel())) twice.add(route.channel());
        return twice;
    }

    private @Nullable String blocked(ReplyRoute route) {
        if (route.closed(seat.house().clock().instant()))
            return route.channel().equals(Channels.MESSENGER)
                    ? seat.text("composer.window-closed")
                    : seat.text("composer.window-over", seat.channelName(route.channel()));
        if (gone(route.channel())) return seat.text("composer.gone", seat.channelName(route.channel()));
        return seat.house()
                .accounts()
                .account(route.accountId())
                .map(ChannelAccount::state)
                .filter(state -> state != ChannelAccount.State.ACTIVE)
                .map(state -> seat.text(
                        state == ChannelAccount.State.PAUSED ? "composer.paused" : "composer.reconnect",
                        route.accountName()))
                .orElse(null);
    }

    /** It came as a file, and no version of that runs. */
    private boolean gone(String channel) {
        return !ChannelFaces.builtIn(channel)
                && seat.house().channels().capabilities(channel).isEmpty();
    }

    private ChannelCapabilities capabilities(String channel) {
        return seat.house().channels().capabilities(channel).orElse(PLAIN);
    }
}
