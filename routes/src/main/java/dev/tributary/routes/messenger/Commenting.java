package dev.tributary.routes.messenger;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/**
 * Answers a comment below it, in the page's name, and leaves the outcome as body. By our own client: {@code camel-facebook}
 * can neither prove the app secret when it writes nor keep the token out of the address.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/reference/object/comments">Meta's page on comments</a>
 */
@Component
final class Commenting implements Processor {
    /** There is no such object, or the page may not see it. */
    private static final int NO_OBJECT = 33;

    private final Pages pages;
    private final Graph graph;
    private final ChannelAccounts accounts;

    Commenting(Pages pages, Graph graph, ChannelAccounts accounts) {
        this.pages = pages;
        this.graph = graph;
        this.accounts = accounts;
    }

    @Override
    public void process(Exchange exchange) {
        OutgoingMessage message = Objects.requireNonNull(exchange.getMessage().getBody(OutgoingMessage.class));
        Optional<Page> page = pages.byId(message.account().account());
        SendOutcome outcome = page.isEmpty()
                ? new SendOutcome.Temporary("not-running", "the page is not connected right now", null)
                : page.get().comments() ? send(page.get(), message) : new SendOutcome.Permanent("comments_off", "");
        // it is the page that needs a new token
        if (outcome instanceof SendOutcome.AccountBroken broken)
            accounts.byKey(page.orElseThrow().key())
                    .ifPresent(
                            account -> accounts.report(account.id(), ChannelAccount.State.RECONNECT, broken.reason()));
        exchange.getMessage().setBody(outcome);
    }

    private SendOutcome send(Page page, OutgoingMessage message) {
        String comment = message.inReplyTo();
        if (comment == null || !isName(comment)) return new SendOutcome.Permanent("comment_gone", "");
        byte[] form = ("message=" + URLEncoder.encode(message.text(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        try {
            Graph.Answer answer =
                    graph.post(page, comment + "/comments", Map.of(), "application/x-www-form-urlencoded", form);
            if (!answer.ok()) return refused(answer);
            String id = answer.body().get("id") instanceof JsonString text ? text.getString() : null;
            return new SendOutcome.Sent(id, List.of());
        } catch (Graph.Unreachable e) {
            return new SendOutcome.Temporary("unreachable", "Facebook could not be reached", null);
        } catch (IOException e) {
            return new SendOutcome.Unknown("no answer came after the comment was handed over");
        }
    }

    private static SendOutcome refused(Graph.Answer answer) {
        GraphError error = GraphError.of(answer);
        boolean gone = error.code() == 100 && error.subcode() == NO_OBJECT;
        return gone ? new SendOutcome.Permanent("comment_gone", error.message()) : error.outcome(answer);
    }

    /** It becomes a part of an address. */
    private static boolean isName(String comment) {
        return !comment.isEmpty()
                && comment.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'));
    }
}
