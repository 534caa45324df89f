package dev.tributary.ui.common;

import dev.tributary.engine.notice.Bell;
import dev.tributary.engine.shift.Shifts;
import org.springframework.stereotype.Component;

/**
 * What the bell and the agent's own place on the rail are made of.
 *
 * @param shifts who is there
 * @param screens whose screens are open on this node
 * @param bell what agents were told
 * @param words how that is said
 * @param moments how its time is said
 */
@Component
record RailParts(Shifts shifts, AgentScreens screens, Bell bell, NoticeWords words, Moments moments) {}
