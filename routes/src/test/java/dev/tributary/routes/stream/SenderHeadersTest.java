package dev.tributary.routes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Channels;
import dev.tributary.routes.kit.CountingIntake;
import dev.tributary.routes.kit.HeaderWatch;
import dev.tributary.routes.kit.Orders;
import dev.tributary.routes.mail.GreenMailBox;
import dev.tributary.routes.mail.MailHouse;
import dev.tributary.routes.messenger.MessengerKit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** No header and no parameter of a sender's reaches a route, whichever way in it takes: S1 of the checks. */
class SenderHeadersTest {
    private final GreenMailBox box = GreenMailBox.start();
    private final StreamKit stream = new StreamKit();
    private final EngineKit kit = EngineKit.start(TestDatabase.H2, new FakeRuleCompiler(), stream.gateway());
    private final CountingIntake intake = new CountingIntake(kit.get(Intake.class));

    @AfterEach
    void stop() {
        stream.close();
        kit.close();
        box.close();
    }

    private void run(BuiltInChannel... channels) {
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        stream.run(accounts, kit.get(EventFeed.class), intake, channels);
    }

    @Test
    void aMailsHeadersAreNoOrders() {
        kit.get(ChannelAccounts.class)
                .addByOperator(new AccountKey(Channels.EMAIL, GreenMailBox.ADDRESS), "Shop", box.settings());
        HeaderWatch watch = new HeaderWatch();
        run(watch, MailHouse.channel(kit));
        StringBuilder mail = new StringBuilder("From: eva@customer.example\nMessage-ID: <1@customer.example>\n");
        for (String name : Orders.NAMES)
            mail.append(name).append(": ").append(Orders.WORD).append('\n');
        box.deliver(mail.append("Subject: hello\n\nhello\n").toString());
        await().until(() -> intake.stored() == 1 && box.unseen() == 0);
        Orders.assertNoneArrived(watch.starts());
        assertThat(watch.starts()).anyMatch(start -> start.from().contains("email-in-"));
        assertThat(box.mails("INBOX")).hasSize(1);
        assertThat(box.folders()).doesNotContain(Orders.WORD);
    }

    @Test
    void whatIsPostedToMessengersDoorBringsNoOrders() throws Exception {
        HeaderWatch watch = new HeaderWatch();
        run(watch, MessengerKit.channel(kit));
        stream.web().perform(ordering("messenger")).andReturn();
        Orders.assertNoneArrived(watch.starts());
        assertThat(watch.starts()).anyMatch(start -> start.from().contains("messenger/webhook"));
    }

    @Test
    void whatIsPostedToAPluggedInDoorBringsNoOrdersToAnyStep() throws Exception {
        Map<String, Object> seen = new TreeMap<>();
        HeaderWatch watch = new HeaderWatch(new RouteBuilder() {
            @Override
            public void configure() {
                from("conversation:sms/webhook").process(exchange -> seen.putAll(all(exchange)));
            }
        });
        run(watch);
        stream.web().perform(ordering("sms")).andReturn();
        Orders.assertNoneArrived(watch.starts());
        Orders.assertNoneArrived(List.of(new HeaderWatch.Start("the step", seen)));
        WebhookRequest request = (WebhookRequest) seen.get(ConversationHeaders.WEBHOOK_REQUEST);
        // as data, where a route asks for it by name
        assertThat(request.header("CamelSqlQuery")).isEqualTo(Orders.WORD);
        assertThat(request.parameter("CamelSqlQuery")).isEqualTo(Orders.WORD);
    }

    private static Map<String, Object> all(Exchange exchange) {
        Map<String, Object> all = new TreeMap<>(exchange.getMessage().getHeaders());
        all.putAll(exchange.getVariables());
        return all;
    }

    private static MockHttpServletRequestBuilder ordering(String channel) {
        MockHttpServletRequestBuilder request =
                post("/channels/" + channel + "/webhook").content("{}");
        for (String name : Orders.NAMES) {
            request.header(name, Orders.WORD);
            request.queryParam(name, Orders.WORD);
        }
        return request;
    }
}
