package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.search.SearchQuery;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.HouseIcon;
import java.util.List;

/** What an empty list says: why it is empty, and what to do next. */
final class EmptyQueue {
    private EmptyQueue() {}

    static List<Component> of(Queue queue, Seat seat) {
        if (seat.house().accounts().all().isEmpty() && queue != Queue.RESOLVED) return noChannel(seat);
        String key = "inbox.empty." + QueuePath.word(queue);
        H2 title = new H2(seat.text(key));
        Paragraph text = new Paragraph(seat.text(key + ".text"));
        if (queue == Queue.ALL || queue == Queue.RESOLVED) return List.of(new HouseIcon("check"), title, text);
        Anchor all = link(QueuePath.of(Queue.ALL), seat.text("inbox.empty.see-all"));
        return List.of(new HouseIcon("check"), title, text, all);
    }

    /** What a search says that finds nothing: how to find more. */
    static List<Component> nothingFound(Queue queue, SearchQuery query, Seat seat, Runnable clear) {
        Queue other = queue == Queue.RESOLVED ? Queue.ALL : Queue.RESOLVED;
        return List.of(
                new HouseIcon("search"),
                new H2(seat.text("find.nothing")),
                new Paragraph(seat.text("find.nothing.text")),
                HouseButton.of(seat.text("find.clear-filter"), clear),
                link(
                        SearchPath.of(other, query),
                        seat.text("find.look-in", seat.text("inbox.queue." + QueuePath.word(other)))));
    }

    private static List<Component> noChannel(Seat seat) {
        return List.of(
                new HouseIcon("plug"),
                new H2(seat.text("inbox.empty.channel")),
                new Paragraph(seat.text("inbox.empty.channel.text")),
                link("channels", seat.text("inbox.empty.channel.add")));
    }

    private static Anchor link(String path, String text) {
        Anchor link = new Anchor(path, text);
        link.getElement().setAttribute("router-link", true);
        link.addClassName("btn");
        return link;
    }
}
