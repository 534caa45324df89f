package example.pager;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code pager:host:port}: a tower for pagers that speaks lines over TCP. {@code FETCH} is answered with what came in, one
 * {@code id TAB from TAB text} a line, and a dot; {@code ACK id} lets the tower forget it. {@code PAGE to TAB reference TAB text} is
 * answered with {@code OK id}.
 */
public final class PagerComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        int colon = remaining.lastIndexOf(':');
        if (colon < 1) throw new IllegalArgumentException("pager:host:port is needed");
        return new PagerEndpoint(
                uri, this, remaining.substring(0, colon), Integer.parseInt(remaining.substring(colon + 1)));
    }
}
