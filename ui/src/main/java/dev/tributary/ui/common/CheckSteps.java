package dev.tributary.ui.common;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tributary.engine.spi.CheckReport;
import java.util.function.Supplier;

/** What a test found, step by step, in words. The test itself runs on its own thread; the page stays usable. */
public final class CheckSteps extends UnorderedList {
    private static final long serialVersionUID = 1;

    private final HouseButton button;
    private final String passed;

    /**
     * Shows nothing yet.
     *
     * @param button the button that starts the test; rests while it runs
     * @param passed what is said when every step went well, or the empty string
     */
    public CheckSteps(HouseButton button, String passed) {
        this.button = button;
        this.passed = passed;
        addClassName("steps");
        // said when they come; with a role of its own it would be a list no more
        getElement().setAttribute("aria-live", "polite");
        getElement().setAttribute("aria-atomic", "true");
    }

    /** Runs a test away from the page and shows what it found. Call it under the UI's lock. */
    public void run(Supplier<CheckReport> test) {
        UI ui = getUI().orElseThrow();
        button.setEnabled(false);
        removeAll();
        add(step("clock", getTranslation("channels.test.running"), true));
        Thread.startVirtualThread(() -> {
            CheckReport report = test.get();
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
        removeAll();
        for (CheckReport.Step step : report.steps())
            add(step(
                    step.passed() ? "check" : "alert",
                    getTranslation(step.textKey(), step.arguments().toArray()),
                    step.passed()));
        if (report.passed() && !passed.isEmpty()) add(step("check", passed, true));
    }

    private static ListItem step(String icon, String text, boolean good) {
        ListItem step = new ListItem(new HouseIcon(icon), new Span(text));
        if (!good) step.addClassName("bad");
        return step;
    }
}
