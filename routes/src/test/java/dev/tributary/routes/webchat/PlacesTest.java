package dev.tributary.routes.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.customer.PageTrail.Place;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.routes.kit.PlaceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an address lies, by a file of the format that MaxMind's have. */
class PlacesTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    Path data;

    private Path file() {
        return data.resolve("places.mmdb");
    }

    private Places places() {
        return new Places(data.toString(), "", clock);
    }

    private void szeged() {
        new PlaceFile()
                .city("192.0.2.0/24", "Szeged", "Csongrád-Csanád", "HU")
                .city("2001:db8:1::/48", "Győr", "Győr-Moson-Sopron", "HU")
                .country("198.51.100.0/24", "AT")
                .write(file());
    }

    @Test
    void withoutAFileNobodysPlaceIsKnown() {
        assertThat(places().of("192.0.2.7")).isNull();
    }

    @Test
    void anAddressLiesInTheCityThatTheFileSays() {
        szeged();
        Places places = places();
        assertThat(places.of("192.0.2.7")).isEqualTo(new Place("Szeged", "Csongrád-Csanád", "HU"));
        assertThat(places.of("2001:db8:1::5")).isEqualTo(new Place("Győr", "Győr-Moson-Sopron", "HU"));
        assertThat(places.of("198.51.100.9")).isEqualTo(new Place(null, null, "AT"));
        assertThat(places.of("203.0.113.1")).isNull();
        assertThat(places.of("not an address")).isNull();
    }

    @Test
    void theFileMayLieElsewhere() throws IOException {
        szeged();
        Path elsewhere = data.resolve("elsewhere.mmdb");
        Files.move(file(), elsewhere);
        assertThat(new Places(data.toString(), elsewhere.toString(), clock).of("192.0.2.7"))
                .isNotNull();
    }

    @Test
    void aNewerFileIsTakenUpWithinAMinute() throws IOException {
        szeged();
        Places places = places();
        assertThat(places.of("192.0.2.7")).isNotNull();
        Path fresh = data.resolve("fresh.mmdb");
        new PlaceFile().city("192.0.2.0/24", "Pécs", "Baranya", "HU").write(fresh);
        Files.setLastModifiedTime(fresh, FileTime.from(Instant.parse("2026-11-26T00:00:00Z")));
        Files.move(fresh, file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        clock.advance(Duration.ofMinutes(1));
        assertThat(places.of("192.0.2.7")).isEqualTo(new Place("Pécs", "Baranya", "HU"));
    }

    @Test
    void aFileThatIsNoneIsNobodysPlace() throws IOException {
        Files.writeString(file(), "not a file of places");
        assertThat(places().of("192.0.2.7")).isNull();
    }
}
