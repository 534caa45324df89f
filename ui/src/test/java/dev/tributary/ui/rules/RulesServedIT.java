package dev.tributary.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.ui.kit.Caller;
import dev.tributary.ui.kit.OpenHouse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rule editor fetches, through the real door. */
class RulesServedIT {
    private static final String ACE = "/webjars/ace-builds/1.41.0/src-min-noconflict/";

    @Test
    void theEditorsFilesAreServedAndTheScreenIsBehindTheDoor() {
        try (OpenHouse house = OpenHouse.open()) {
            Caller caller = Caller.of(house.address());
            for (String file : List.of("ace.js", "mode-groovy.js", "ext-searchbox.js"))
                assertThat(caller.get(ACE + file).statusCode()).as(file).isEqualTo(200);
            for (String file : List.of("rules.js", "ace.js", "rule-text.js", "rule-theme.js", "rules.css"))
                assertThat(caller.get("/elements/" + file).statusCode())
                        .as(file)
                        .isEqualTo(200);
            assertThat(caller.target(caller.get("/rules/routing"))).contains("login");
        }
    }
}
