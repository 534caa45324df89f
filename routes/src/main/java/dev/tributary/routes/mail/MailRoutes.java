package dev.tributary.routes.mail;

import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.stream.SendFailure;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;

/**
 * The routes of one mailbox. In: poll, read on the poll's thread, hand in, and the end of the route marks the mail as
 * seen; a failure leaves it unseen and it comes again. There is no idempotent repository: it would add a mail's key
 * before the mail is stored and hide it after a crash. Out: write the mail, send it.
 */
final class MailRoutes extends RouteBuilder {
    private static final String LETTER = "TributaryMailLetter";

    private final MailAccount account;
    private final IncomingMail incoming;
    private final LetterWriter writer;
    private final MailboxPoll poll;

    MailRoutes(MailAccount account, IncomingMail incoming, LetterWriter writer, MailboxPoll poll) {
        this.account = account;
        this.incoming = incoming;
        this.writer = writer;
        this.poll = poll;
    }

    /** Where what was read goes on: for the mailbox's poll and for replays. */
    static String taken(MailAccount account) {
        return "direct:email-taken-" + account.id();
    }

    @Override
    public void configure() throws Exception {
        errorHandler(noErrorHandler());
        from(taken(account))
                .routeId("email-taken-" + account.id())
                .to("conversation:email")
                .process(IncomingMail::told);
        from(mailbox())
                .routeId("email-in-" + account.id())
                .process(incoming::read)
                .filter(body().isNotNull())
                .doTry()
                .to(taken(account))
                .process(incoming::taken)
                .doCatch(Exception.class)
                .process(incoming::refused)
                .end();
        from("conversation:email?account=" + account.address())
                .routeId("email-out-" + account.id())
                .process(this::write)
                .to(server())
                .process(exchange -> exchange.getMessage().setBody(sent(exchange)));
    }

    private void write(Exchange exchange) {
        OutgoingMessage message = Objects.requireNonNull(exchange.getMessage().getBody(OutgoingMessage.class));
        try {
            Letter letter = writer.write(message, account);
            exchange.setProperty(LETTER, letter);
            exchange.getMessage().setBody(letter);
        } catch (MessagingException e) {
            throw new SendFailure.Permanent("address", MailTrouble.words(e), e);
        }
    }

    private static SendOutcome sent(Exchange exchange) {
        return new SendOutcome.Sent(
                Objects.requireNonNull(exchange.getProperty(LETTER, Letter.class))
                        .id(),
                List.of());
    }

    /** Built by hand, not from an address: a password has no business in one. */
    private Endpoint mailbox() {
        MailConfiguration configuration = configuration(account.imap());
        configuration.setFolderName(account.folder());
        configuration.setUnseen(true);
        configuration.setPeek(true);
        configuration.setDelete(false);
        configuration.setMapMailMessage(false);
        MailboxEndpoint endpoint =
                new MailboxEndpoint(uri("email-in", configuration), component(), configuration, poll);
        endpoint.setMaxMessagesPerPoll(MailboxPoll.MOST_AT_ONCE);
        endpoint.setCamelContext(getContext());
        return endpoint;
    }

    private Endpoint server() {
        MailConfiguration configuration = configuration(account.smtp());
        configuration.setJavaMailSender(new SmtpSender(account.smtp()));
        MailEndpoint endpoint = new MailEndpoint(uri("email-out", configuration), component(), configuration);
        endpoint.setCamelContext(getContext());
        return endpoint;
    }

    private MailConfiguration configuration(MailServer server) {
        MailConfiguration configuration = new MailConfiguration(getContext());
        configuration.configureProtocol(server.scheme());
        configuration.setHost(server.host());
        configuration.setPort(server.port());
        configuration.setUsername(server.user());
        configuration.setPassword(server.password());
        Properties more = server.properties();
        configuration.setAdditionalJavaMailProperties(more);
        return configuration;
    }

    private MailComponent component() {
        return new MailComponent(getContext());
    }

    private String uri(String name, MailConfiguration configuration) {
        return configuration.getProtocol() + "://" + name + "-" + account.id();
    }
}
