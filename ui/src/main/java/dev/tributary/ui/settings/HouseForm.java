package dev.tributary.ui.settings;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import java.net.URI;
import java.util.UUID;

/** Where browsers and Facebook reach this house, and whether the proxy in front of it is believed. */
class HouseForm extends Div {
    private static final long serialVersionUID = 1;

    private final UUID actor;
    private final transient HouseSettings settings;
    private final TextField publicUrl = new TextField();
    private final Checkbox proxy = new Checkbox();
    private final FormRow urlRow;
    private final Say say = new Say();

    HouseForm(UUID actor, HouseSettings settings) {
        this.actor = actor;
        this.settings = settings;
        addClassName("form");
        HouseSettings.Values now = settings.current();
        publicUrl.setValue(now.publicUrl());
        publicUrl.setPlaceholder("https://desk.example.com");
        publicUrl.setId("public-url");
        proxy.setValue(now.proxyTrusted());
        proxy.setLabel(getTranslation("settings.house.proxy.label"));
        urlRow =
                new FormRow(getTranslation("settings.house.url"), publicUrl, getTranslation("settings.house.url.help"));
        Div section = new Div(
                urlRow,
                new FormRow(
                        getTranslation("settings.house.proxy"),
                        proxy,
                        getTranslation("settings.house.proxy.help"),
                        false));
        section.addClassName("form-section");
        HouseButton save = HouseButton.primary(getTranslation("common.save"), this::save);
        save.setId("save-house");
        Div foot = new Div(save, say);
        foot.addClassName("form-foot");
        section.add(foot);
        add(section);
    }

    private void save() {
        say.nothing();
        String url = withoutSlash(publicUrl.getValue().strip());
        boolean good = url.isEmpty() || isWebAddress(url);
        urlRow.setError(good ? "" : getTranslation("settings.house.url.malformed"));
        if (!good) return;
        HouseSettings.Values now = settings.current();
        try {
            settings.change(
                    actor,
                    new HouseSettings.Values(
                            url,
                            proxy.getValue(),
                            now.mailHost(),
                            now.mailPort(),
                            now.mailSecurity(),
                            now.mailUser(),
                            now.mailFrom()),
                    null);
            say.good(getTranslation("common.saved"));
        } catch (CommandRefused refused) {
            say.refused(refused);
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Scheme and host, perhaps a port and a path; nothing else. */
    static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && uri.getUserInfo() == null;
        } catch (java.net.URISyntaxException malformed) {
            return false;
        }
    }
}
