package dev.tributary.ui.common;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;

/** The page around every screen: theme, push, viewport. Static style sheets only, so that no frontend bundle is built. */
@Push(transport = Transport.WEBSOCKET_XHR)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("house/house.css")
public final class HouseShell implements AppShellConfigurator {
    private static final long serialVersionUID = 1;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setViewport(
                "width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content");
        settings.addFavIcon("icon", "house/mark.svg", "any");
    }
}
