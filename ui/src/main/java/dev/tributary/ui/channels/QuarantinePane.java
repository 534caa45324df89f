package dev.tributary.ui.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.ui.common.EmptyPane;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Moments;
import dev.tributary.ui.common.Say;
import java.util.List;
import java.util.Locale;

/** What could not be read: what, why, where it lies, and another try. */
class QuarantinePane extends Div {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 200;

    private final transient ChannelDesk desk;
    private final transient Moments moments;
    private final Div body = new Div();
    private final Say say = new Say();

    QuarantinePane(ChannelDesk desk, Moments moments) {
        this.desk = desk;
        this.moments = moments;
        addClassName("pane");
        body.addClassName("pane-body");
        add(ChannelsView.head(this, getTranslation("channels.quarantine")), body);
        show();
    }

    void show() {
        body.removeAll();
        List<Quarantine.Entry> entries = desk.quarantine().entries(desk.actor(), SHOWN);
        if (entries.isEmpty()) {
            body.add(new EmptyPane(
                    "check",
                    getTranslation("channels.quarantine.none"),
                    getTranslation("channels.quarantine.none.text")));
            return;
        }
        Paragraph lead = new Paragraph(getTranslation("channels.quarantine.lead"));
        lead.addClassNames("form-lead");
        Div top = new Div(lead, say);
        top.addClassName("pane-lead");
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        for (Quarantine.Entry entry : entries) rows.add(row(entry));
        body.add(top, rows);
    }

    private ListItem row(Quarantine.Entry entry) {
        var account = desk.accounts().account(entry.accountId());
        String channel =
                account.map(ChannelAccount::key).map(key -> key.channel()).orElse("");
        Span what = new Span(getTranslation(
                "channels.cause." + entry.cause().name().toLowerCase(Locale.ROOT),
                account.map(ChannelAccount::name).orElse("?")));
        what.addClassName("row-name");
        Span why = new Span(entry.explanation());
        Span where = new Span(getTranslation("channels.quarantine.where", entry.locator(), entry.attempts()));
        where.addClassNames("quiet", "small");
        Div middle = new Div(new Div(what), new Div(why), new Div(where));
        if (entry.original() != null) middle.add(original(entry.original()));
        Div end = new Div(new Span(moments.ago(this, entry.occurredAt())));
        end.addClassName("row-end");
        if (entry.resolvedAt() == null) {
            HouseButton again = HouseButton.of("replay", getTranslation("channels.replay"), () -> replay(entry));
            again.addClassName("replay");
            end.add(again);
        } else {
            Span read = new Span(getTranslation("channels.quarantine.read"));
            read.addClassNames("chip", "good");
            end.add(read);
        }
        ListItem row = new ListItem(ChannelSign.of(this, desk.faces(), channel), middle, end);
        row.addClassNames("row", "tall");
        return row;
    }

    /** As it came, for whoever has to find out what is wrong with it. */
    private NativeDetails original(String masked) {
        Pre text = new Pre(masked);
        text.addClassName("original");
        NativeDetails details = new NativeDetails(getTranslation("channels.quarantine.original"), text);
        details.addClassName("small");
        return details;
    }

    private void replay(Quarantine.Entry entry) {
        try {
            desk.quarantine().askReplay(desk.actor(), entry.id());
            say.good(getTranslation("channels.replay.asked"));
        } catch (CommandRefused refused) {
            say.refused(refused);
        }
    }
}
