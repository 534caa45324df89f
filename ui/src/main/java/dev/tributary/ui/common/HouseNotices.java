package dev.tributary.ui.common;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a page says when it lost its visit or its step with the server: in the house's words, and a click loads the same
 * address again. A page asked for at an address of no screen is still the page that says so, under the status 404.
 */
@Component
class HouseNotices implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1;

    private final transient HouseTexts texts;

    HouseNotices(HouseTexts texts) {
        this.texts = texts;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        VaadinService service = event.getSource();
        service.setSystemMessagesProvider(asked -> messages(asked == null ? null : asked.getLocale()));
        event.addIndexHtmlRequestListener(page -> missing(service, page));
    }

    private SystemMessages messages(@Nullable Locale asked) {
        Locale locale = texts.closest(asked);
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(texts.getTranslation("error.expired", locale));
        messages.setSessionExpiredMessage(texts.getTranslation("error.expired.text", locale));
        messages.setInternalErrorCaption(texts.getTranslation("error.unexpected", locale));
        messages.setInternalErrorMessage(texts.getTranslation("error.unexpected.text", locale));
        messages.setSyncErrorNotificationEnabled(true);
        messages.setSyncErrorCaption(texts.getTranslation("error.sync", locale));
        messages.setSyncErrorMessage(texts.getTranslation("error.sync.text", locale));
        return messages;
    }

    private static void missing(VaadinService service, IndexHtmlResponse page) {
        String path = Objects.requireNonNullElse(page.getVaadinRequest().getPathInfo(), "");
        String address = path.startsWith("/") ? path.substring(1) : path;
        boolean known = service.getRouter()
                .getRegistry()
                .getNavigationRouteTarget(address)
                .hasTarget();
        if (!known) page.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
}
