package dev.tributary.engine.notice;

import dev.tributary.engine.errand.Errands;
import dev.tributary.engine.settings.HouseMail;
import dev.tributary.engine.settings.HouseSettings;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@link NoticeMail}: an errand for each notice. */
@Component
final class NoticeOutbox implements NoticeMail {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeOutbox.class);

    private final ObjectProvider<HouseMail> mail;
    private final HouseSettings settings;
    private final Errands errands;
    private final AtomicBoolean told = new AtomicBoolean();

    NoticeOutbox(ObjectProvider<HouseMail> mail, HouseSettings settings, Errands errands) {
        this.mail = mail;
        this.settings = settings;
        this.errands = errands;
    }

    @Override
    public boolean ready() {
        HouseSettings.Values now = settings.current();
        boolean ready = mail.getIfAvailable() != null
                && !now.mailHost().isBlank()
                && !now.mailFrom().isBlank();
        if (ready) told.set(false);
        else if (!told.getAndSet(true))
            LOG.warn("notices by e-mail stay on the screen: no mail server is set for the house's own mail");
        return ready;
    }

    @Override
    public void take(Notice notice) {
        errands.ask(NoticeMailTask.NAME, notice.id());
    }
}
