package dev.tributary.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.People;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.LogReader;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.settings.HouseSettings.Values;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseSettingsTest {
    private static final Values VALUES =
            new Values("https://help.example.com", true, "smtp.example.com", 465, "tls", "house", "house@example.com");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void settingsAreKeptAndThePasswordStaysUnlessANewOneIsGiven(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            HouseSettings settings = kit.get(HouseSettings.class);
            UUID owner = owner(kit);
            assertThat(settings.current()).isEqualTo(new Values("", false, "", 587, "starttls", "", ""));
            assertThat(settings.mailPassword()).isEmpty();

            settings.change(owner, VALUES, "pässword");
            assertThat(settings.current()).isEqualTo(VALUES);
            assertThat(settings.mailPassword()).isEqualTo("pässword");

            settings.change(owner, VALUES, null);
            assertThat(settings.mailPassword()).isEqualTo("pässword");
            assertThat(new LogReader(kit).details(EventKind.SETTING_CHANGED)).hasSize(2);
            assertThat(kit.get(SettingStore.class).read("house").orElseThrow().values())
                    .noneMatch(value -> value.contains("pässword"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onlyFullAccessChangesThemAndAddressesAreChecked(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            HouseSettings settings = kit.get(HouseSettings.class);
            UUID owner = owner(kit);
            assertThatThrownBy(() -> settings.change(UUID.randomUUID(), VALUES, null))
                    .isInstanceOf(CommandRefused.class);
            for (String address : new String[] {"ftp://x.example", "help.example.com", "https://", "https://a b"})
                assertThatThrownBy(() -> settings.change(owner, withUrl(address), null))
                        .isInstanceOf(CommandRefused.class);
            settings.change(owner, withUrl(" https://help.example.com/desk// "), null);
            assertThat(settings.current().publicUrl()).isEqualTo("https://help.example.com/desk");
        }
    }

    private static Values withUrl(String url) {
        return new Values(url, false, "", 587, "starttls", "", "");
    }

    private static UUID owner(EngineKit kit) {
        return kit.get(People.class)
                .createOwner("owner@example.com", "Olga", "hash", "en")
                .id();
    }
}
