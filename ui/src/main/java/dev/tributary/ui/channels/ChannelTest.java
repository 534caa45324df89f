package dev.tributary.ui.channels;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.engine.spi.CheckReport;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.HouseIcon;
import java.util.function.Supplier;

/** The test button and what it found, step by step, in words. Connecting runs on its own thread; the page stays usable. */
class ChannelTest extends Div {
    private static final long serialVersionUID = 1;

    private final transient ChannelType type;
    private final transient Supplier<ChannelSettings> settings;
    private final HouseButton button;
    private final UnorderedList steps = new UnorderedList();

    ChannelTest(ChannelType type, Supplier<ChannelSettings> settings) {
        this.type = type;
        this.settings = settings;
        this.button = HouseButton.of("play", getTranslation("channels.test"), this::test);
        button.setId("test-channel");
        steps.addClassName("steps");
        steps.getElement().setAttribute("role", "status");
        add(steps);
    }

    HouseButton button() {
        return button;
    }

    private void test() {
        ChannelSettings tested = settings.get();
        UI ui = getUI().orElseThrow();
        button.setEnabled(false);
        steps.removeAll();
        steps.add(step("clock", getTranslation("channels.test.running"), true));
        Thread.startVirtualThread(() -> {
            CheckReport report = type.check(tested);
            try {
                ui.access(() -> show(report));
            } catch (UIDetachedException closed) {
                // nobody waits for the answer any more
                return;
            }
        });
    }

    private void show(CheckReport report) {
        button.setEnabled(true);
        steps.removeAll();
        for (CheckReport.Step step : report.steps())
            steps.add(step(
                    step.passed() ? "check" : "alert",
                    getTranslation(step.textKey(), step.arguments().toArray()),
                    step.passed()));
        if (report.passed()) steps.add(step("check", getTranslation("channels.test.passed"), true));
    }

    private static ListItem step(String icon, String text, boolean good) {
        ListItem step = new ListItem(new HouseIcon(icon), new Span(text));
        if (!good) step.addClassName("bad");
        return step;
    }
}
