package dev.tributary.routes.webchat;

import com.maxmind.db.Reader;
import dev.tributary.engine.customer.PageTrail.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where an address lies, by a file that the operator may put there (MaxMind DB format 2.0, with cities or countries in it):
 * {@code places.mmdb} in the data folder, or what {@code tributary.places} names. Without one nobody's place is known. A newer
 * file is taken up within a minute. Thread-safe.
 */
@Component
final class Places {
    private static final Logger LOG = LoggerFactory.getLogger(Places.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final int LONGEST = 120;

    private final Path file;
    private final Clock clock;
    private volatile Opened opened = new Opened(null, null, Instant.MIN);

    Places(@Value("${tributary.data:data}") String data, @Value("${tributary.places:}") String file, Clock clock) {
        this.file = file.isBlank() ? Path.of(data, "places.mmdb") : Path.of(file);
        this.clock = clock;
    }

    /** The place of an address as the web server has it; null when nothing is known of it. */
    @Nullable
    Place of(String address) {
        Reader reader = reader();
        if (reader == null) return null;
        try {
            // a literal: no name is looked up
            return place(reader.get(InetAddress.ofLiteral(address), Map.class));
        } catch (IOException | RuntimeException e) {
            // a visitor without a place is no reason to refuse what she tells; the address stays out of the log
            LOG.debug("no place could be read: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    private static @Nullable Place place(@Nullable Map<?, ?> found) {
        if (found == null) return null;
        String code = found.get("country") instanceof Map<?, ?> country ? text(country.get("iso_code")) : null;
        Place place = new Place(
                name(found.get("city")),
                found.get("subdivisions") instanceof Iterable<?> regions
                                && regions.iterator().hasNext()
                        ? name(regions.iterator().next())
                        : null,
                code != null && code.length() == 2 ? code : null);
        return place.equals(new Place(null, null, null)) ? null : place;
    }

    private static @Nullable String name(@Nullable Object node) {
        return node instanceof Map<?, ?> named && named.get("names") instanceof Map<?, ?> names
                ? text(names.get("en"))
                : null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? Cut.to(text, LONGEST) : null;
    }

    private @Nullable Reader reader() {
        Opened now = opened;
        if (clock.instant().isBefore(now.lookAgain())) return now.reader();
        return lookAgain();
    }

    private synchronized @Nullable Reader lookAgain() {
        Opened before = opened;
        Instant now = clock.instant();
        if (now.isBefore(before.lookAgain())) return before.reader();
        FileTime written = written();
        Reader reader = before.reader();
        if (written == null ? reader != null : !written.equals(before.written())) {
            reader = written == null ? null : open();
            close(before.reader());
        }
        opened = new Opened(reader, written, now.plus(LOOK_AGAIN));
        return reader;
    }

    private @Nullable FileTime written() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            // there is none
            return null;
        }
    }

    private @Nullable Reader open() {
        try {
            Reader reader = new Reader(file.toFile());
            LOG.info("Places of visitors are read from {}.", file);
            return reader;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The file of places {} cannot be read: {}", file, e.getMessage());
            return null;
        }
    }

    private static void close(@Nullable Reader reader) {
        if (reader == null) return;
        try {
            reader.close();
        } catch (IOException e) {
            LOG.debug("an old file of places could not be closed", e);
        }
    }

    /** The file as it was last looked at. */
    private record Opened(@Nullable Reader reader, @Nullable FileTime written, Instant lookAgain) {}
}
