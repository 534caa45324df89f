package dev.tributary.routes.messenger;

import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.InboundFile;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Files of a page that could not be had when their messages came. */
@Component
final class PageFiles {
    private final Pages pages;
    private final Attachments attachments;

    PageFiles(Pages pages, Attachments attachments) {
        this.pages = pages;
        this.attachments = attachments;
    }

    /** The file at this address, its name blank when nobody says one; or nothing when it cannot be had now. */
    Optional<InboundFile> fetch(String pageId, String address) {
        return pages.byId(pageId)
                .flatMap(page -> attachments.fetchLater(page, address))
                .map(found ->
                        new InboundFile(Unmasked.of(found.name()), found.mediaType(), null, found.content(), null));
    }
}
