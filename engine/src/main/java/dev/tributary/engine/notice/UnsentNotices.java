package dev.tributary.engine.notice;

import dev.tributary.engine.notice.Notice.State;
import dev.tributary.engine.notice.NoticeStore.Settled;
import org.springframework.stereotype.Component;

/** What becomes of notices that no mail can carry: an agent is told on the screen instead, unless that happens anyway. */
@Component
final class UnsentNotices {
    private final NoticeMailStore store;

    UnsentNotices(NoticeMailStore store) {
        this.store = store;
    }

    Settled settled(Notice notice, String reason) {
        boolean onScreen = notice.agent() != null && !store.onScreenToo(notice);
        return new Settled(notice.id(), onScreen ? State.TOLD : State.NOT_SENDABLE, reason);
    }
}
