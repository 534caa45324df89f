package dev.tributary.ui.channels;

import com.vaadin.flow.component.html.Div;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.ui.common.CheckSteps;
import dev.tributary.ui.common.HouseButton;
import java.util.function.Supplier;

/** The test button of a channel's form and, under the form, what it found. */
class ChannelTest extends Div {
    private static final long serialVersionUID = 1;

    private final transient ChannelType type;
    private final transient Supplier<ChannelSettings> settings;
    private final HouseButton button;
    private final CheckSteps steps;

    ChannelTest(ChannelType type, Supplier<ChannelSettings> settings) {
        this.type = type;
        this.settings = settings;
        this.button = HouseButton.of("play", getTranslation("channels.test"), this::test);
        this.steps = new CheckSteps(button, getTranslation("channels.test.passed"));
        button.setId("test-channel");
        add(steps);
    }

    HouseButton button() {
        return button;
    }

    private void test() {
        ChannelSettings tested = settings.get();
        steps.run(() -> type.check(tested));
    }
}
