package dev.tributary.engine.store;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Flat maps of names to texts as JSON columns keep them, names in order so that equal maps are equal columns. */
final class JsonMaps {
    private static final Jsonb JSON = JsonbBuilder.create();
    private static final Type MAP = new HashMap<String, String>() {}.getClass().getGenericSuperclass();

    private JsonMaps() {}

    static String write(Map<String, String> map) {
        return JSON.toJson(new TreeMap<>(map));
    }

    static Map<String, String> read(String json) {
        return json.isBlank() ? Map.of() : JSON.fromJson(json, MAP);
    }
}
