package dev.tributary.ui.common;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something went wrong while a page was opened: says so in words, and under which sign the log tells more. */
@AnonymousAllowed
class BrokenPage extends DoorScreen implements HasErrorParameter<Exception>, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(BrokenPage.class);

    private final Paragraph text = new Paragraph();

    BrokenPage() {
        Anchor back = new Anchor("", getTranslation("error.back"));
        back.addClassName("btn");
        Div card = new Div(new H1(getTranslation("error.broken")), text, back);
        card.addClassName("door-card");
        add(card);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String sign = UUID.randomUUID().toString().substring(0, 8);
        log.error("{} /{}", sign, event.getLocation().getPath(), parameter.getException());
        text.setText(getTranslation("error.broken.text", sign));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("error.broken");
    }
}
