package dev.tributary.engine.notice;

import dev.tributary.engine.notice.Notice.State;
import dev.tributary.engine.notice.NoticeStore.Settled;
import org.springframework.stereotype.Component;

/** What becomes of notices that no mail can carry: an agent is told on the screen instead, unless that happens
 * anyway or is not wanted. */
@Component
final class UnsentNotices {
    private final NoticeMailStore store;

    private final Recipients recipients;

    UnsentNotices(NoticeMailStore store, Recipients recipients) {
        this.store = store;
        this.recipients = recipients;
    }

    Settled settled(Notice notice, String reason) {
        boolean onScreen = recipients.onScreen(notice) && !store.onScreenToo(notice);
        return new Settled(notice.id(), onScreen ? State.TOLD : State.NOT_SENDABLE, reason);
    }
}
