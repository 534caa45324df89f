package dev.tributary.routes.messenger;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.stream.PutAside;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** The route that reads the comments of one page by a timer, and a way to do so now. */
final class CommentRoutes extends RouteBuilder {
    private static final int EVERY_SECONDS = 30;

    /** The page's account, not the one of its comments: it is the page that must be connected. */
    private final UUID account;

    private final Page page;
    private final PageComments comments;
    private final Rounds rounds;
    private final ChannelAccounts accounts;
    private final PutAside putAside;

    CommentRoutes(
            UUID account,
            Page page,
            PageComments comments,
            Rounds rounds,
            ChannelAccounts accounts,
            PutAside putAside) {
        this.account = account;
        this.page = page;
        this.comments = comments;
        this.rounds = rounds;
        this.accounts = accounts;
        this.putAside = putAside;
    }

    private static String now(UUID account) {
        return "direct:comments-" + account;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(now(account)).routeId("comments-" + account).process(this::look);
        from("timer:comments-" + account + "?period=" + EVERY_SECONDS * 1000)
                .routeId("comments-timer-" + account)
                .to(now(account));
    }

    /** Goes the route once, when that is due; comes back when it is done. */
    void look() {
        try (ProducerTemplate template = getContext().createProducerTemplate()) {
            template.sendBody(now(account), "");
        } catch (IOException | CamelExecutionException e) {
            // it is stopping; the timer would ask again
            log.debug("the comments of page account {} were not read", account, e);
        }
    }

    /** Hands in again what lies in the quarantine of the comments' account and was asked for. */
    void replay(UUID own) {
        putAside.replay(
                own, comments::read, events -> MissedRoutes.store(getContext(), "conversation:comments", events));
    }

    /** Lets another node of the house go on. */
    void giveUp() {
        rounds.giveUp();
    }

    private void look(Exchange exchange) {
        try {
            rounds.make(() -> read(exchange));
        } catch (GraphTrouble e) {
            refused(e);
        } catch (IOException e) {
            log.warn("the comments of page {} could not be read: {}", page.id(), e.getMessage());
            rounds.failed(null);
        } catch (Exception e) {
            log.warn("the comments of page {} could not be taken in; it is tried again", page.id(), e);
            rounds.failed(null);
        }
    }

    private Duration read(Exchange exchange) throws IOException {
        try (CommentReader reader = new CommentReader(page, exchange.getContext());
                ProducerTemplate template = exchange.getContext().createProducerTemplate()) {
            comments.look(
                    reader, told -> putAside.hand(told, events -> template.sendBody("conversation:comments", events)));
            return PageComments.USUAL;
        }
    }

    private void refused(GraphTrouble trouble) {
        log.warn("the comments of page {} may not be read: {}", page.id(), trouble.getMessage());
        switch (trouble.meaning()) {
            case SendOutcome.Temporary later -> rounds.failed(later.retryAfter());
            case SendOutcome.AccountHeld held -> rounds.failed(held.pause());
            case SendOutcome.AccountBroken broken -> {
                rounds.failed(null);
                accounts.report(account, ChannelAccount.State.RECONNECT, broken.reason());
            }
            default -> {
                rounds.failed(null);
                accounts.reportError(account, String.valueOf(trouble.getMessage()));
            }
        }
    }
}
