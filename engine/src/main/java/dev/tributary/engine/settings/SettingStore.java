package dev.tributary.engine.settings;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where settings are kept: named flat maps of fields. Takes part in the running transaction. */
public interface SettingStore {
    /** The fields kept under this name. */
    Optional<Map<String, String>> read(String name);

    /** Replaces the fields kept under this name. */
    void write(String name, Map<String, String> fields, Instant now);
}
