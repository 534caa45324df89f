package dev.tributary.ui.widget;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Serves the chat box: the launcher, and the box in each language. Made once, at the start. */
@RestController
final class WidgetEdge {
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private final Map<String, Served> scripts = new HashMap<>();

    WidgetEdge() {
        scripts.put("tributary.js", Served.of(WidgetScripts.launcher()));
        for (String language : WidgetScripts.LANGUAGES)
            scripts.put("box." + language + ".js", Served.of(WidgetScripts.box(language)));
    }

    @GetMapping("/widget/{file}")
    ResponseEntity<byte[]> script(@PathVariable("file") String file) {
        Served served = scripts.get(file);
        if (served == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        // a weak tag: with a strong one the server would not compress
        return ResponseEntity.ok().contentType(SCRIPT).eTag(served.tag).body(served.bytes);
    }

    private record Served(byte[] bytes, String tag) {
        static Served of(String script) {
            byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
            CRC32C sum = new CRC32C();
            sum.update(bytes);
            return new Served(bytes, "W/\"" + Long.toHexString(sum.getValue()) + "\"");
        }
    }
}
