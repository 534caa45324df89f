package dev.tributary.ui.common;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server's hand on one of our own elements. */
public abstract class BrowserElement extends Component implements HasStyle {
    private static final long serialVersionUID = 1;

    /** Gives the element its texts and its language. */
    public final void speak(Map<String, String> words, String locale) {
        getElement().setPropertyMap("words", words);
        getElement().setProperty("locale", locale);
    }

    /** Calls a function of the element, after its module has loaded. Calls arrive in order. */
    protected final void call(String function, @Nullable Object... arguments) {
        getElement()
                .executeJs(
                        "customElements.whenDefined(this.localName).then(() => this[$0](...$1))",
                        function,
                        JacksonUtils.getMapper().valueToTree(Arrays.asList(arguments)));
    }
}
