package dev.tributary.engine.customer;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.masking.LivePlan;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.search.SeenPages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link PageTrail} on the tables. The event of a page is appended without the conversation's lock, as that of a visitor who
 * comes or leaves: whoever follows the messages of a conversation by position passes over it.
 */
@Component
final class StoredPageTrail implements PageTrail {
    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_TITLE = 300;
    private static final Duration LONGEST_AGO = Duration.ofHours(24);

    private final PageStore store;
    private final SeenPages sought;
    private final EventLog log;
    private final Masker masker;
    private final LivePlan plan;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StoredPageTrail(
            PageStore store,
            SeenPages sought,
            EventLog log,
            Masker masker,
            LivePlan plan,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.sought = sought;
        this.log = log;
        this.masker = masker;
        this.plan = plan;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public boolean keep(VisitorIdentity visitor, List<SeenPage> pages, Looks looks) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<PageStore.Known> known = store.known(visitor);
            known.ifPresent(of -> keep(visitor, of, pages, looks));
            return known.isPresent();
        }));
    }

    private void keep(VisitorIdentity visitor, PageStore.Known known, List<SeenPage> pages, Looks looks) {
        MaskPlan live = plan.current();
        Instant now = clock.instant();
        List<SeenPages.Sight> kept = new ArrayList<>();
        for (SeenPage seen : pages) {
            PageStore.Page page = masked(seen, live, now);
            if (store.keep(visitor.id(), page)) kept.add(new SeenPages.Sight(known.conversation(), page.url()));
        }
        if (!kept.isEmpty()) {
            sought.saw(kept);
            store.trim(visitor.id(), LONGEST);
            log.append(NewEvent.in(EventKind.PAGE_SEEN, known.conversation(), null));
        }
        if (store.looks(known.contact(), looks))
            log.append(NewEvent.in(
                    EventKind.CONTACT_CHANGED,
                    known.conversation(),
                    known.contact().toString()));
    }

    private PageStore.Page masked(SeenPage seen, MaskPlan live, Instant now) {
        Duration ago = seen.ago().compareTo(LONGEST_AGO) > 0 ? LONGEST_AGO : seen.ago();
        Instant entered = now.minus(ago.isNegative() ? Duration.ZERO : ago);
        Duration stayed = seen.stayed();
        return new PageStore.Page(
                seen.id(),
                masker.maskAddress(seen.url(), live).first(LONGEST_URL),
                title(seen.title(), live),
                referrer(seen.referrer(), live),
                entered,
                stayed == null || stayed.isNegative() ? null : earlier(entered.plus(stayed), now));
    }

    /** Nobody has left a page in the future. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private @Nullable MaskedText title(@Nullable Unmasked title, MaskPlan live) {
        return title == null || title.isBlank()
                ? null
                : masker.mask(title, live).first(LONGEST_TITLE);
    }

    private @Nullable MaskedText referrer(@Nullable Unmasked referrer, MaskPlan live) {
        return referrer == null || referrer.isBlank()
                ? null
                : masker.maskAddress(referrer, live).first(LONGEST_URL);
    }
}
