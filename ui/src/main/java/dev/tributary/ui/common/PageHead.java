package dev.tributary.ui.common;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.tributary.engine.access.Agent;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Puts the agent's language and colours on the page before its first paint (no white flash in the dark), and loads the
 * house's own browser code ahead of Vaadin's.
 */
@Component
class PageHead implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1;

    private final transient CurrentAgent current;
    private final transient HouseTexts texts;

    PageHead(CurrentAgent current, HouseTexts texts) {
        this.current = current;
        this.texts = texts;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::complete);
        event.getSource()
                .addUIInitListener(init -> current.agent()
                        .ifPresent(agent -> init.getUI().setLocale(Locale.forLanguageTag(agent.locale()))));
    }

    private void complete(IndexHtmlResponse response) {
        Element html = response.getDocument().selectFirst("html");
        if (html == null) return;
        html.attr(
                "lang",
                current.agent()
                        .map(Agent::locale)
                        .orElseGet(
                                () -> texts.closest(response.getVaadinRequest().getLocale())
                                        .getLanguage()));
        current.agent().map(Agent::theme).ifPresent(theme -> {
            if (!theme.equals("system")) html.attr("style", "color-scheme: " + theme);
        });
        Element head = response.getDocument().head();
        head.appendElement("script").attr("type", "module").attr("src", "house/house.js");
    }
}
