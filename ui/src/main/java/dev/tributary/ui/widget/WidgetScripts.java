package dev.tributary.ui.widget;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The chat box as websites get it: the launcher, and one file for the box in each language, made of its modules. The modules below
 * {@code META-INF/resources/widget} are written for people; what nobody runs is taken out here, and a module's imports are
 * put in front of it. They share one scope then, so no two may declare the same name at their outermost level.
 */
final class WidgetScripts {
    private static final String FOLDER = "/META-INF/resources/widget/";
    private static final Pattern IMPORT =
            Pattern.compile("^import \\{[^}]*} from '\\./([a-z-]+\\.js)';\\n", Pattern.MULTILINE);
    private static final Pattern DECLARED =
            Pattern.compile("^(?:export )?(?:async )?(?:const|let|function|class) ([\\w$]+)", Pattern.MULTILINE);
    private static final Pattern EXPORT = Pattern.compile("^export (?!default)", Pattern.MULTILINE);

    /** The languages of the box. */
    static final List<String> LANGUAGES = List.of("en", "hu");

    private final String language;
    private final Map<String, String> modules = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();

    private WidgetScripts(String language) {
        this.language = language;
    }

    /** The launcher, {@code tributary.js}. */
    static String launcher() {
        return LeanScript.of(read("tributary.js"));
    }

    /**
     * The box in a language: exports {@code start}. What it imports as {@code words.js} are the words of that language.
     *
     * @throws IllegalStateException when two of its modules declare the same name, or one is imported in another way
     */
    static String box(String language) {
        WidgetScripts scripts = new WidgetScripts(language);
        scripts.add("box.js");
        return LeanScript.of(String.join("", scripts.modules.values()));
    }

    private void add(String file) {
        if (modules.containsKey(file)) return;
        String source = read(file.equals("words.js") ? "words." + language + ".js" : file);
        Matcher imports = IMPORT.matcher(source);
        while (imports.find()) add(imports.group(1));
        Matcher declared = DECLARED.matcher(source);
        while (declared.find()) {
            String other = names.putIfAbsent(declared.group(1), file);
            if (other != null)
                throw new IllegalStateException(declared.group(1) + " is declared in " + other + " and in " + file);
        }
        String body = IMPORT.matcher(source).replaceAll("");
        if (body.startsWith("import ") || body.contains("\nimport "))
            throw new IllegalStateException(file + " imports in a way that is not known here");
        modules.put(file, file.equals("box.js") ? body : EXPORT.matcher(body).replaceAll(""));
    }

    private static String read(String file) {
        try (InputStream in = WidgetScripts.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) throw new IllegalStateException("no " + file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
