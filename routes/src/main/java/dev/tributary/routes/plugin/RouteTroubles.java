package dev.tributary.routes.plugin;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.masking.LivePlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.routes.file.RouteFile;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.MessageHistory;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** What goes wrong in the routes of a channel's file, with file and line, as the last error of its account. */
@Component
final class RouteTroubles {
    private static final Logger LOG = LoggerFactory.getLogger(RouteTroubles.class);
    private static final int LONGEST = 300;

    private final ChannelAccounts accounts;
    private final Masker masker;
    private final LivePlan plan;

    RouteTroubles(ChannelAccounts accounts, Masker masker, LivePlan plan) {
        this.accounts = accounts;
        this.masker = masker;
        this.plan = plan;
    }

    void watch(DefaultCamelContext context, RouteFile file, Function<AccountKey, @Nullable UUID> idOf) {
        context.setMessageHistory(true); // which step was the last one
        context.getManagementStrategy().addEventNotifier(new Notifier(file, idOf));
    }

    private final class Notifier extends EventNotifierSupport {
        private final RouteFile file;
        private final Function<AccountKey, @Nullable UUID> idOf;

        private Notifier(RouteFile file, Function<AccountKey, @Nullable UUID> idOf) {
            this.file = file;
            this.idOf = idOf;
        }

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof ExchangeFailedEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            if (!(event instanceof ExchangeFailedEvent failed)) return;
            try {
                UUID account = idOf.apply(ChannelHead.of(file).account());
                if (account != null) accounts.reportError(account, words(failed.getExchange()));
            } catch (Exception e) {
                LOG.warn("what went wrong in {} could not be noted", file, e);
            }
        }

        /** Camel's words may repeat what was in the message, and then they are masked as it would have been. */
        private String words(Exchange exchange) {
            Exception failure = exchange.getException();
            String message = failure == null ? "" : words(NestedExceptionUtils.getMostSpecificCause(failure));
            String clean = masker.mask(Unmasked.of(String.valueOf(URISupport.sanitizeUri(message))), plan.current())
                    .first(LONGEST)
                    .value();
            int line = line(exchange);
            return (line > 0 ? file.place() + ", line " + line : file.place()) + ": " + clean;
        }

        private static String words(Throwable cause) {
            return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        }

        /** Of the step that was taken last. */
        private static int line(Exchange exchange) {
            List<?> steps = exchange.getProperty(Exchange.MESSAGE_HISTORY, List.class);
            return steps == null || steps.isEmpty() || !(steps.getLast() instanceof MessageHistory last)
                    ? 0
                    : last.getNode().getLineNumber();
        }
    }
}
