package dev.tributary.ui.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.engine.spi.FileChannel;
import dev.tributary.ui.common.HouseIcon;
import dev.tributary.ui.common.Moments;
import dev.tributary.ui.common.PaneHead;
import dev.tributary.ui.common.RowLink;
import java.util.List;

/** The pane at the left: what is connected, what can be added, and what lies in quarantine. */
class AccountList extends Div {
    private static final long serialVersionUID = 1;

    private final transient ChannelDesk desk;
    private final transient Moments moments;
    private final Div body = new Div();

    AccountList(ChannelDesk desk, Moments moments) {
        this.desk = desk;
        this.moments = moments;
        addClassName("pane");
        body.addClassName("pane-body");
        add(PaneHead.first(getTranslation("channels.title")), body);
    }

    void show(String open) {
        body.removeAll();
        List<ChannelAccount> accounts = desk.added();
        body.add(name("channels.connected"));
        UnorderedList rows = rows();
        for (ChannelAccount account : accounts) rows.add(row(account, open));
        if (accounts.isEmpty()) {
            Div none = new Div(new Span(getTranslation("channels.none")));
            none.addClassNames("pane-lead", "quiet");
            body.add(none);
        } else body.add(rows);
        files(open);
        body.add(name("channels.add"));
        UnorderedList adds = rows();
        for (ChannelType type : desk.types()) adds.add(add(type.channel(), open));
        body.add(adds, name("channels.unread"));
        UnorderedList last = rows();
        last.add(quarantine(open));
        body.add(last);
    }

    private RowLink row(ChannelAccount account, String open) {
        String line = account.lastMessageAt() == null
                ? ChannelSign.name(this, desk.faces(), account.key().channel())
                : ChannelSign.name(this, desk.faces(), account.key().channel()) + " · "
                        + moments.ago(this, account.lastMessageAt());
        return new RowLink(
                ChannelsNavigation.account(account.id()),
                account.id().toString().equals(open),
                ChannelSign.of(this, desk.faces(), account.key().channel()),
                account.name(),
                line,
                Standing.chip(this, account, desk.running(account.id())));
    }

    /** Nothing where nobody brought one: most houses never do. */
    private void files(String open) {
        List<String> channels = desk.fromFiles();
        if (channels.isEmpty()) return;
        body.add(name("channels.files"));
        UnorderedList rows = rows();
        for (String channel : channels) rows.add(file(channel, open));
        body.add(rows);
    }

    private RowLink file(String channel, String open) {
        FileChannel file = desk.file(channel).orElse(null);
        ChannelAccount account = desk.accountOf(channel).orElse(null);
        String place = file == null ? getTranslation("channels.file.gone") : file.place();
        String line = account == null || account.lastMessageAt() == null
                ? place
                : place + " · " + moments.ago(this, account.lastMessageAt());
        return new RowLink(
                ChannelsNavigation.file(channel),
                channel.equals(open),
                ChannelSign.of(this, desk.faces(), channel),
                ChannelSign.name(this, desk.faces(), channel),
                line,
                FileStanding.of(file, account).chip(this));
    }

    private RowLink add(String channel, String open) {
        return new RowLink(
                ChannelsNavigation.add(channel),
                channel.equals(open),
                ChannelSign.of(this, desk.faces(), channel),
                getTranslation("channels.add." + channel),
                getTranslation("channels.add." + channel + ".line"),
                new HouseIcon("plus", 16));
    }

    private RowLink quarantine(String open) {
        int waiting = desk.quarantine().open();
        Span sign = new Span(new HouseIcon("box"));
        sign.addClassName("channel-icon");
        Span count = new Span(String.valueOf(waiting));
        count.addClassNames("chip", waiting > 0 ? "warn" : "good");
        return new RowLink(
                ChannelsNavigation.quarantine(),
                open.equals("quarantine"),
                sign,
                getTranslation("channels.quarantine"),
                getTranslation("channels.quarantine.line"),
                count);
    }

    private Div name(String key) {
        Div name = new Div(new Span(getTranslation(key)));
        name.addClassName("section-name");
        return name;
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        return rows;
    }
}
