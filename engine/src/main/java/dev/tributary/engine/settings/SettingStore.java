package dev.tributary.engine.settings;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where settings are kept: named flat maps of fields. Takes part in the running transaction. */
public interface SettingStore {
    /** The fields kept under this name. */
    Optional<Map<String, String>> read(String name);

    /** All settings whose name begins so, by name. */
    Map<String, Map<String, String>> startingWith(String prefix);

    /** Forgets what is kept under this name. */
    void remove(String name);

    /** Replaces the fields kept under this name. */
    void write(String name, Map<String, String> fields, Instant now);
}
