package dev.tributary.routes.messenger;

import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.Trouble;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the rest of the house asks of a connected page besides sending. */
@Component
final class PageCalls {
    private final Pages pages;
    private final Attachments attachments;
    private final Handovers handovers;

    PageCalls(Pages pages, Attachments attachments, Handovers handovers) {
        this.pages = pages;
        this.attachments = attachments;
        this.handovers = handovers;
    }

    /** A file that could not be had when its message came, its name blank when nobody says one; or nothing, still. */
    Optional<InboundFile> fetch(String pageId, String address) {
        return pages.byId(pageId)
                .flatMap(page -> attachments.fetchLater(page, address))
                .map(found ->
                        new InboundFile(Unmasked.of(found.name()), found.mediaType(), null, found.content(), null));
    }

    /** Has us answer a customer, or leaves them to the page's other apps; why not, as {@link Handovers#control} says. */
    Optional<String> control(String pageId, String customer, boolean take) {
        return pages.byId(pageId)
                .map(page -> handovers.control(page, customer, take))
                .orElseGet(() -> Optional.of(new Trouble("channel.control.stopped", List.of()).kept()));
    }
}
