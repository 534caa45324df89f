package example.pager;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Sends a page. */
final class PagerProducer extends DefaultProducer {
    private final PagerEndpoint tower;

    PagerProducer(PagerEndpoint tower) {
        super(tower);
        this.tower = tower;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        String to = exchange.getMessage().getHeader("PagerTo", String.class);
        String reference = exchange.getMessage().getHeader("PagerReference", String.class);
        String text = exchange.getMessage().getBody(String.class);
        try (Line line = new Line(tower)) {
            String answer = line.ask("PAGE " + clean(to) + "\t" + clean(reference) + "\t" + clean(text));
            if (!answer.startsWith("OK ")) throw new IllegalStateException("the tower said: " + answer);
            exchange.getMessage().setHeader("PagerId", answer.substring(3));
        }
    }

    /** A line is a line. */
    private static String clean(String text) {
        return text == null ? "" : text.replaceAll("[\\t\\r\\n]+", " ");
    }
}
