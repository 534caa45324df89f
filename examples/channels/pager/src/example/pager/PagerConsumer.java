package example.pager;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;

/** Fetches what came in. A page that was not taken stays at the tower and comes again. */
final class PagerConsumer extends ScheduledPollConsumer {
    private final PagerEndpoint tower;

    PagerConsumer(PagerEndpoint tower, Processor processor) {
        super(tower, processor);
        this.tower = tower;
    }

    @Override
    protected int poll() throws Exception {
        List<String[]> pages = new ArrayList<>();
        try (Line line = new Line(tower)) {
            for (String said = line.ask("FETCH"); !said.equals("."); said = line.next()) pages.add(said.split("\t", 3));
        }
        int taken = 0;
        for (String[] page : pages) {
            if (page.length < 3) continue;
            Exchange exchange = createExchange(true);
            exchange.getMessage().setHeader("PagerId", page[0]);
            exchange.getMessage().setHeader("PagerFrom", page[1]);
            exchange.getMessage().setBody(page[2]);
            getProcessor().process(exchange);
            if (exchange.getException() != null) throw exchange.getException();
            // taken, and only now
            try (Line line = new Line(tower)) {
                line.ask("ACK " + page[0]);
            }
            taken++;
        }
        return taken;
    }
}
