package dev.tributary.routes.messenger;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.PageMarks;
import dev.tributary.engine.channel.PollLeases;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Channels;
import dev.tributary.routes.stream.PutAside;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps for each page whose comments are wanted the route that reads them. Thread-safe. */
@Component
final class Comments {
    private static final Logger LOG = LoggerFactory.getLogger(Comments.class);

    private final Attachments attachments;
    private final PageMarks marks;
    private final PollLeases leases;
    private final ChannelAccounts accounts;
    private final PutAside putAside;
    private final Clock clock;
    private final Map<UUID, CommentRoutes> kept = new ConcurrentHashMap<>();
    /** The same by the accounts of the comments. */
    private final Map<UUID, CommentRoutes> byOwn = new ConcurrentHashMap<>();

    Comments(
            Attachments attachments,
            PageMarks marks,
            PollLeases leases,
            ChannelAccounts accounts,
            PutAside putAside,
            Clock clock) {
        this.attachments = attachments;
        this.marks = marks;
        this.leases = leases;
        this.accounts = accounts;
        this.putAside = putAside;
        this.clock = clock;
    }

    /** The route of a page. Its comments have an account of their own, which is made when it is not there. */
    RouteBuilder routes(UUID account, String name, Page page) {
        UUID own = accounts.ofFile(new AccountKey(Channels.COMMENTS, page.id()), name);
        // the page has been connected anew, perhaps
        accounts.report(own, ChannelAccount.State.ACTIVE, null);
        PageComments comments = new PageComments(own, page, marks, new CommentEvents(attachments::fetch), clock);
        CommentRoutes routes = new CommentRoutes(
                account, page, comments, new Rounds(leases, own, PageComments.USUAL, clock), accounts, putAside);
        kept.put(account, routes);
        byOwn.put(own, routes);
        return routes;
    }

    /** Nobody wants this page's comments (any more): should somebody later, it begins with what is written then. */
    void unwanted(Page page) {
        accounts.byKey(new AccountKey(Channels.COMMENTS, page.id())).ifPresent(own -> marks.drop(own.id()));
    }

    /** Reads a page's comments, when that is due, and comes back when they are here. */
    void look(UUID account) {
        CommentRoutes found = kept.get(account);
        if (found != null) found.look();
    }

    /** Hands in again what lies in quarantine and was asked for; the account is that of the comments. */
    void replay(UUID own) {
        CommentRoutes found = byOwn.get(own);
        if (found != null) found.replay(own);
    }

    /** The page's routes have been stopped. */
    void stopped(UUID account) {
        CommentRoutes found = kept.remove(account);
        if (found == null) return;
        byOwn.values().remove(found);
        try {
            found.giveUp();
        } catch (RuntimeException e) {
            LOG.debug("the lease of the comments of page account {} ends by itself", account, e);
        }
    }
}
