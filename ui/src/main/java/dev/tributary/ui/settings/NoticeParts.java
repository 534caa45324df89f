package dev.tributary.ui.settings;

import dev.tributary.engine.notice.Bell;
import dev.tributary.engine.shift.Shifts;
import org.springframework.stereotype.Component;

/**
 * What an agent's own settings of notices are about.
 *
 * @param bell what they are told of
 * @param shifts whether they are there
 */
@Component
record NoticeParts(Bell bell, Shifts shifts) {}
