package dev.tributary.routes.mail;

import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.stream.SendFailure;
import jakarta.mail.MessagingException;
import java.util.Objects;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;

/**
 * The routes of one mailbox. In: look, read on the mailbox's thread, hand in, and only when that came back settle the
 * mails; a failure leaves them as they were and they come again. There is no idempotent repository: it would add a mail's
 * key before the mail is stored and hide it after a crash. Out: write the mail, send it,
 * keep a copy where the mailbox wants one.
 */
final class MailRoutes extends RouteBuilder {
    private static final String LETTER = "TributaryMailLetter";

    private final MailAccount account;
    private final LetterWriter writer;
    private final MailboxEndpoint.Consumers mailbox;

    MailRoutes(MailAccount account, LetterWriter writer, MailboxEndpoint.Consumers mailbox) {
        this.account = account;
        this.writer = writer;
        this.mailbox = mailbox;
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
                .process(exchange -> IncomingMail.told(
                        Objects.requireNonNull(exchange.getMessage().getBody())));
        from(new MailboxEndpoint("email-in-" + account.id(), getContext(), mailbox))
                .routeId("email-in-" + account.id())
                .to(taken(account));
        from("conversation:email?account=" + account.address())
                .routeId("email-out-" + account.id())
                .process(this::write)
                .to(server())
                .process(this::sent);
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

    private void sent(Exchange exchange) {
        Letter letter = Objects.requireNonNull(exchange.getProperty(LETTER, Letter.class));
        if (account.out().sentCopy() && !account.incoming().protocol().equals(MailServer.POP3))
            SentFolder.keep(letter, account.incoming());
        exchange.getMessage().setBody(new SendOutcome.Sent(letter.id(), letter.knownAs()));
    }

    /** Built by hand, not from an address; who signs in, and with what, only the sender knows. */
    private Endpoint server() {
        MailServer server = account.smtp();
        MailConfiguration configuration = new MailConfiguration(getContext());
        configuration.configureProtocol(server.scheme());
        configuration.setHost(server.host());
        configuration.setPort(server.port());
        configuration.setAdditionalJavaMailProperties(server.properties());
        configuration.setJavaMailSender(new SmtpSender(server));
        String uri = configuration.getProtocol() + "://email-out-" + account.id();
        MailEndpoint endpoint = new MailEndpoint(uri, new MailComponent(getContext()), configuration);
        endpoint.setCamelContext(getContext());
        return endpoint;
    }
}
