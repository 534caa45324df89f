package dev.tributary.engine.store;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Single texts in the JSON that is kept with a message. */
final class DetailsColumn {
    private DetailsColumn() {}

    /** The text of this name, or null. */
    static @Nullable String text(@Nullable String details, String name) {
        // most have none, and need not be read
        if (details == null || !details.contains("\"" + name + "\"")) return null;
        try (JsonReader json = Json.createReader(new StringReader(details))) {
            return json.readObject().getString(name, null);
        }
    }

    /** The same without the text of this name. */
    static @Nullable String without(@Nullable String details, String name) {
        if (details == null || !details.contains("\"" + name + "\"")) return details;
        try (JsonReader json = Json.createReader(new StringReader(details))) {
            return Json.createObjectBuilder(json.readObject())
                    .remove(name)
                    .build()
                    .toString();
        }
    }
}
