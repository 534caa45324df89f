package dev.tributary.ui.settings;

import com.vaadin.flow.component.html.Div;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.hours.OpeningHours;
import java.time.Clock;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Business hours of the house and of groups, for whoever has full access. */
@Component
@Order(20)
final class HoursPart implements SettingsPart {
    private final OpeningHours hours;
    private final People people;
    private final Clock clock;

    HoursPart(OpeningHours hours, People people, Clock clock) {
        this.hours = hours;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "hours";
    }

    @Override
    public String icon() {
        return "clock";
    }

    @Override
    public boolean visibleTo(Agent agent) {
        return agent.role().seesAll();
    }

    @Override
    public Div page(Agent agent) {
        return new HoursForm(agent.id(), hours, people.groups(), clock);
    }
}
