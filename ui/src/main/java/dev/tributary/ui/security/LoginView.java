package dev.tributary.ui.security;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tributary.ui.common.CurrentAgent;
import dev.tributary.ui.common.DoorScreen;
import dev.tributary.ui.common.HouseIcon;
import java.util.List;
import java.util.Map;
import org.springframework.security.web.csrf.CsrfToken;

/** The door: a plain form that the browser posts, so that password managers and the back button behave. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends DoorScreen implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient CurrentAgent current;
    private final Div problem = new Div();

    LoginView(CurrentAgent current) {
        this.current = current;
        Image mark = new Image("house/mark.svg", "");
        mark.addClassName("door-mark");
        problem.addClassName("door-problem");
        problem.setId("door-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        Div card = new Div(mark, new H1(getTranslation("door.title")), problem);
        card.addClassName("door-card");
        card.getElement().appendChild(form());
        Paragraph foot = new Paragraph(getTranslation("door.foot"));
        foot.addClassName("door-foot");
        card.add(foot);
        add(card);
    }

    private Element form() {
        Element form = new Element("form").setAttribute("method", "post").setAttribute("action", "login");
        form.appendChild(
                field("username", "email", "username", getTranslation("door.email"), true),
                field("password", "password", "current-password", getTranslation("door.password"), false));
        token(form);
        Element enter = new Element("button")
                .setAttribute("type", "submit")
                .setAttribute("class", "btn primary")
                .setText(getTranslation("door.enter"));
        return form.appendChild(enter);
    }

    private static Element field(String name, String type, String autocomplete, String label, boolean first) {
        Element input = new Element("input")
                .setAttribute("name", name)
                .setAttribute("id", name)
                .setAttribute("type", type)
                .setAttribute("autocomplete", autocomplete)
                .setAttribute("autocapitalize", "none")
                .setAttribute("spellcheck", "false")
                .setAttribute("required", true)
                .setAttribute("class", "text");
        if (first) input.setAttribute("autofocus", true);
        Element text = new Element("span").setText(label);
        return new Element("label").appendChild(text, input);
    }

    private static void token(Element form) {
        if (VaadinServletRequest.getCurrent() == null) return;
        Object token =
                VaadinServletRequest.getCurrent().getHttpServletRequest().getAttribute(CsrfToken.class.getName());
        if (!(token instanceof CsrfToken csrf)) return;
        form.appendChild(new Element("input")
                .setAttribute("type", "hidden")
                .setAttribute("name", csrf.getParameterName())
                .setAttribute("value", csrf.getToken()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (current.signedIn().isPresent()) {
            event.forwardTo("");
            return;
        }
        Map<String, List<String>> asked =
                event.getLocation().getQueryParameters().getParameters();
        if (asked.containsKey("chosen")) {
            problem.removeClassName("door-problem");
            problem.getElement().setAttribute("role", "status");
            problem.add(new Span(getTranslation("invitation.chosen")));
            problem.setVisible(true);
            return;
        }
        String text = reason(asked);
        if (text.isEmpty()) return;
        problem.removeAll();
        problem.add(new HouseIcon("alert"), new Span(text));
        problem.setVisible(true);
    }

    private String reason(Map<String, List<String>> asked) {
        if (asked.containsKey("error")) return getTranslation("door.wrong");
        if (asked.containsKey("ended")) return getTranslation("door.ended");
        if (asked.containsKey("wait")) {
            int seconds = seconds(asked.getOrDefault("wait", List.of()));
            return seconds < 90
                    ? getTranslation("door.wait.seconds", seconds)
                    : getTranslation("door.wait.minutes", (seconds + 59) / 60);
        }
        return "";
    }

    private static int seconds(List<String> values) {
        try {
            return values.isEmpty() ? 1 : Math.clamp(Integer.parseInt(values.getFirst()), 1, 3600);
        } catch (NumberFormatException typed) {
            return 1;
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("door.title");
    }
}
