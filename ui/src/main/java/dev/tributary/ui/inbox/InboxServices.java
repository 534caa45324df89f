package dev.tributary.ui.inbox;

import dev.tributary.engine.access.People;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Rearranging;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.search.Search;
import dev.tributary.engine.shortcut.Shortcuts;
import dev.tributary.ui.common.ChannelFaces;
import dev.tributary.ui.common.CurrentAgent;
import dev.tributary.ui.common.HouseTexts;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the inbox asks of the house. */
@Component
record InboxServices(
        Inbox inbox,
        Desk desk,
        Rearranging threads,
        Search search,
        Shortcuts shortcuts,
        RuleBooks books,
        People people,
        ChannelAccounts accounts,
        ChannelFaces channels,
        EventFeed feed,
        CurrentAgent current,
        HouseTexts texts,
        Clock clock) {}
